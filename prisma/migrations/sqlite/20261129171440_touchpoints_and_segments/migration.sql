-- CreateTable
CREATE TABLE "Touchpoint" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "nameFr" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "batch" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,

    PRIMARY KEY ("workspaceId", "id")
);

-- CreateTable
CREATE TABLE "TouchpointAlias" (
    "workspaceId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "touchpointId" TEXT NOT NULL,
    "written" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "key")
);

-- CreateTable
CREATE TABLE "FeedbackSettling" (
    "workspaceId" TEXT NOT NULL PRIMARY KEY,
    "rules" INTEGER NOT NULL,
    "upToAt" DATETIME,
    "upToId" TEXT,
    "done" BOOLEAN NOT NULL DEFAULT false
);

-- AlterTable: by hand, since the tables need not be made anew for it (Feedback has triggers)
ALTER TABLE "CaseRule" ADD COLUMN "segments" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "Feedback" ADD COLUMN "segmentKeys" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "TouchpointAlias_workspaceId_touchpointId_idx" ON "TouchpointAlias"("workspaceId", "touchpointId");
