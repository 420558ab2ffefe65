-- CreateIndex
CREATE INDEX "Contact_workspaceId_countedIn_reasonKey_idx" ON "Contact"("workspaceId", "countedIn", "reasonKey");
