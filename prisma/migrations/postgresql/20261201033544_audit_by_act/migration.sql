-- CreateIndex
CREATE INDEX "AuditEntry_workspaceId_act_number_idx" ON "AuditEntry"("workspaceId", "act", "number");
