-- AlterTable
ALTER TABLE "CaseRule" ADD COLUMN     "segments" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "Feedback" ADD COLUMN     "segmentKeys" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "Touchpoint" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "nameFr" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "batch" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Touchpoint_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "TouchpointAlias" (
    "workspaceId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "touchpointId" TEXT NOT NULL,
    "written" TEXT NOT NULL,

    CONSTRAINT "TouchpointAlias_pkey" PRIMARY KEY ("workspaceId","key")
);

-- CreateTable
CREATE TABLE "FeedbackSettling" (
    "workspaceId" TEXT NOT NULL,
    "rules" INTEGER NOT NULL,
    "upToAt" TIMESTAMP(3),
    "upToId" TEXT,
    "done" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "FeedbackSettling_pkey" PRIMARY KEY ("workspaceId")
);

-- CreateIndex
CREATE INDEX "TouchpointAlias_workspaceId_touchpointId_idx" ON "TouchpointAlias"("workspaceId", "touchpointId");
