-- CreateTable
CREATE TABLE "AuditEntry" (
    "workspaceId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "by" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "details" TEXT NOT NULL,
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "number")
);

-- CreateTable
CREATE TABLE "AuditHead" (
    "workspaceId" TEXT NOT NULL PRIMARY KEY,
    "number" INTEGER NOT NULL,
    "hash" TEXT NOT NULL
);

-- CreateIndex
CREATE INDEX "AuditEntry_workspaceId_at_idx" ON "AuditEntry"("workspaceId", "at");

-- By hand: entries are only added, and go with their company alone. Whoever may change the tables may drop these: the chain tells then.
CREATE TRIGGER "AuditEntry_kept" BEFORE UPDATE ON "AuditEntry" BEGIN
    SELECT RAISE(ABORT, 'entries of the audit log are never changed');
END;

CREATE TRIGGER "AuditEntry_not_removed" BEFORE DELETE ON "AuditEntry"
WHEN EXISTS (SELECT 1 FROM "Workspace" WHERE "id" = old."workspaceId") BEGIN
    SELECT RAISE(ABORT, 'entries of the audit log are never removed');
END;
