-- AlterTable
ALTER TABLE "Suggestion" ADD COLUMN "planAskAt" DATETIME;

-- CreateIndex
CREATE INDEX "Suggestion_workspaceId_planAskAt_idx" ON "Suggestion"("workspaceId", "planAskAt");
