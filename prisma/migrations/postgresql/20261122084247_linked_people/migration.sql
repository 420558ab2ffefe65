-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "lettersTo" TEXT,
ADD COLUMN     "linkedTo" TEXT;

-- CreateTable
CREATE TABLE "LinkCode" (
    "workspaceId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "codeHash" TEXT,
    "validUntil" TIMESTAMP(3),
    "wrongTries" INTEGER NOT NULL DEFAULT 0,
    "triedSince" TIMESTAMP(3),

    CONSTRAINT "LinkCode_pkey" PRIMARY KEY ("workspaceId","personId")
);

-- CreateIndex
CREATE UNIQUE INDEX "LinkCode_workspaceId_codeHash_key" ON "LinkCode"("workspaceId", "codeHash");

-- CreateIndex
CREATE INDEX "Person_workspaceId_linkedTo_idx" ON "Person"("workspaceId", "linkedTo");
