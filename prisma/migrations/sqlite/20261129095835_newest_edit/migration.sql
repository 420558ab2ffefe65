-- CreateIndex
CREATE INDEX "Delivery_workspaceId_replaces_idx" ON "Delivery"("workspaceId", "replaces");
