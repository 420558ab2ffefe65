-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "roadmapMonthly" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "RoadmapTick" (
    "workspaceId" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "since" TIMESTAMP(3) NOT NULL,
    "until" TIMESTAMP(3),
    "personId" TEXT,

    CONSTRAINT "RoadmapTick_pkey" PRIMARY KEY ("workspaceId","item")
);

-- CreateTable
CREATE TABLE "RoadmapLetter" (
    "workspaceId" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "RoadmapLetter_pkey" PRIMARY KEY ("workspaceId","month")
);
