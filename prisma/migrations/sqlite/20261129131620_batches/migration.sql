-- AlterTable
ALTER TABLE "Feedback" ADD COLUMN "batch" INTEGER;

-- AlterTable
ALTER TABLE "FileImport" ADD COLUMN "batch" INTEGER;

-- CreateTable
CREATE TABLE "Batch" (
    "number" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "sourceName" TEXT NOT NULL,
    "personId" TEXT,
    "fileName" TEXT,
    "fileHash" TEXT,
    "day" TEXT,
    "state" TEXT NOT NULL,
    "imported" INTEGER NOT NULL DEFAULT 0,
    "replaced" INTEGER NOT NULL DEFAULT 0,
    "duplicates" INTEGER NOT NULL DEFAULT 0,
    "differing" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "leftOut" INTEGER NOT NULL DEFAULT 0,
    "earliestAt" DATETIME,
    "latestAt" DATETIME,
    "startedAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    "beatAt" DATETIME,
    "isNewSource" BOOLEAN NOT NULL DEFAULT false,
    "heardBefore" DATETIME,
    "undoneById" TEXT,
    "undoneAt" DATETIME,
    "removed" INTEGER NOT NULL DEFAULT 0,
    "restored" INTEGER NOT NULL DEFAULT 0,
    "edited" INTEGER NOT NULL DEFAULT 0
);

-- CreateTable
CREATE TABLE "FormerAnswer" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "feedbackId" TEXT NOT NULL,
    "batch" INTEGER NOT NULL,
    "of" INTEGER,
    "customer" TEXT,
    "sealedOriginal" TEXT,
    "content" JSONB NOT NULL,

    PRIMARY KEY ("workspaceId", "id")
);

-- CreateTable
CREATE TABLE "ErasedAnswer" (
    "workspaceId" TEXT NOT NULL,
    "feedbackId" TEXT NOT NULL,
    "erasedAt" DATETIME NOT NULL,

    PRIMARY KEY ("workspaceId", "feedbackId")
);

-- CreateIndex
CREATE INDEX "Batch_workspaceId_number_idx" ON "Batch"("workspaceId", "number");

-- CreateIndex
CREATE INDEX "Batch_workspaceId_state_idx" ON "Batch"("workspaceId", "state");

-- CreateIndex
CREATE INDEX "Batch_workspaceId_sourceId_kind_day_idx" ON "Batch"("workspaceId", "sourceId", "kind", "day");

-- CreateIndex
CREATE INDEX "FormerAnswer_workspaceId_feedbackId_idx" ON "FormerAnswer"("workspaceId", "feedbackId");

-- CreateIndex
CREATE INDEX "FormerAnswer_workspaceId_of_idx" ON "FormerAnswer"("workspaceId", "of");

-- CreateIndex
CREATE INDEX "FormerAnswer_workspaceId_customer_idx" ON "FormerAnswer"("workspaceId", "customer");

-- CreateIndex
CREATE UNIQUE INDEX "FormerAnswer_workspaceId_batch_feedbackId_key" ON "FormerAnswer"("workspaceId", "batch", "feedbackId");
