-- CreateTable
CREATE TABLE "Thanks" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "giverId" TEXT NOT NULL,
    "thankedId" TEXT NOT NULL,
    "fact" TEXT NOT NULL,
    "value" TEXT NOT NULL DEFAULT '',
    "feedbackId" TEXT,
    "address" TEXT,
    "givenAt" DATETIME NOT NULL,
    "privateAt" DATETIME,
    "shownAt" DATETIME,
    "recalledAt" DATETIME,
    "formKey" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "id")
);

-- CreateTable
CREATE TABLE "ThanksWish" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("workspaceId", "id")
);

-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN "lastThanks" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "Thanks_workspaceId_giverId_givenAt_idx" ON "Thanks"("workspaceId", "giverId", "givenAt");

-- CreateIndex
CREATE INDEX "Thanks_workspaceId_thankedId_givenAt_idx" ON "Thanks"("workspaceId", "thankedId", "givenAt");

-- CreateIndex
CREATE INDEX "Thanks_workspaceId_givenAt_idx" ON "Thanks"("workspaceId", "givenAt");

-- CreateIndex
CREATE UNIQUE INDEX "Thanks_workspaceId_number_key" ON "Thanks"("workspaceId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Thanks_workspaceId_formKey_key" ON "Thanks"("workspaceId", "formKey");

-- CreateIndex
CREATE INDEX "ThanksWish_workspaceId_personId_idx" ON "ThanksWish"("workspaceId", "personId");
