-- AlterTable
ALTER TABLE "CustomerReply" ADD COLUMN "shownAs" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "CustomerReply_workspaceId_shownAs_writtenAt_idx" ON "CustomerReply"("workspaceId", "shownAs", "writtenAt");
