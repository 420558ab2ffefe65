-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "lane" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "DigestRun" ADD COLUMN     "waiting" JSONB;

-- CreateTable
CREATE TABLE "Pace" (
    "workspaceId" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "interval" DOUBLE PRECISION NOT NULL,
    "nextAt" DOUBLE PRECISION NOT NULL,
    "pausedUntil" DOUBLE PRECISION NOT NULL,
    "emptyAt" DOUBLE PRECISION,
    "taken" INTEGER NOT NULL,
    "longestPause" DOUBLE PRECISION NOT NULL,
    "clean" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Pace_pkey" PRIMARY KEY ("workspaceId","platform","method")
);

-- CreateTable
CREATE TABLE "SendingTurn" (
    "workspaceId" TEXT NOT NULL,
    "heldBy" TEXT NOT NULL,
    "heldUntil" TIMESTAMP(3) NOT NULL,
    "rests" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "SendingTurn_pkey" PRIMARY KEY ("workspaceId")
);

-- CreateIndex
CREATE INDEX "Delivery_workspaceId_state_lane_queuedAt_idx" ON "Delivery"("workspaceId", "state", "lane", "queuedAt");
