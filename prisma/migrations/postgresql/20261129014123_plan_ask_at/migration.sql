-- AlterTable
ALTER TABLE "Suggestion" ADD COLUMN     "planAskAt" TIMESTAMP(3);

-- CreateIndex
CREATE INDEX "Suggestion_workspaceId_planAskAt_idx" ON "Suggestion"("workspaceId", "planAskAt");
