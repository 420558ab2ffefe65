-- CreateTable
CREATE TABLE "PulledAnswer" (
    "workspaceId" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "feedbackId" TEXT NOT NULL,
    "listedAt" TIMESTAMP(3) NOT NULL,
    "missedAt" TIMESTAMP(3),

    CONSTRAINT "PulledAnswer_pkey" PRIMARY KEY ("workspaceId","sourceId","feedbackId")
);

-- CreateIndex
CREATE INDEX "PulledAnswer_workspaceId_sourceId_listedAt_idx" ON "PulledAnswer"("workspaceId", "sourceId", "listedAt");
