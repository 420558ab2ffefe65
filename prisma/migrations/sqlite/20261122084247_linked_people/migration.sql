-- AlterTable
ALTER TABLE "Person" ADD COLUMN "lettersTo" TEXT;
ALTER TABLE "Person" ADD COLUMN "linkedTo" TEXT;

-- CreateTable
CREATE TABLE "LinkCode" (
    "workspaceId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "codeHash" TEXT,
    "validUntil" DATETIME,
    "wrongTries" INTEGER NOT NULL DEFAULT 0,
    "triedSince" DATETIME,

    PRIMARY KEY ("workspaceId", "personId")
);

-- CreateIndex
CREATE UNIQUE INDEX "LinkCode_workspaceId_codeHash_key" ON "LinkCode"("workspaceId", "codeHash");

-- CreateIndex
CREATE INDEX "Person_workspaceId_linkedTo_idx" ON "Person"("workspaceId", "linkedTo");
