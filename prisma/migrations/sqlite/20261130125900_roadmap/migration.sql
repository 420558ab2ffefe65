-- CreateTable
CREATE TABLE "RoadmapTick" (
    "workspaceId" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "since" DATETIME NOT NULL,
    "until" DATETIME,
    "personId" TEXT,

    PRIMARY KEY ("workspaceId", "item")
);

-- CreateTable
CREATE TABLE "RoadmapLetter" (
    "workspaceId" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("workspaceId", "month")
);

-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN "roadmapMonthly" BOOLEAN NOT NULL DEFAULT true;
