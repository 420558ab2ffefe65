-- DropIndex
DROP INDEX "Feedback_workspaceId_answeredAt_idx";

-- CreateIndex
CREATE INDEX "Feedback_workspaceId_answeredAt_receivedAt_idx" ON "Feedback"("workspaceId", "answeredAt", "receivedAt");
