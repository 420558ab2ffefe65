-- AlterTable
ALTER TABLE "Feedback" ADD COLUMN "erasedAt" DATETIME;

-- CreateIndex
CREATE INDEX "Delivery_workspaceId_address_kind_queuedAt_idx" ON "Delivery"("workspaceId", "address", "kind", "queuedAt");
