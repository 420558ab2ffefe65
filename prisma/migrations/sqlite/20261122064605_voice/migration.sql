-- AlterTable
ALTER TABLE "Source" ADD COLUMN "keepDays" INTEGER;
ALTER TABLE "Source" ADD COLUMN "quietAfterDays" INTEGER;
ALTER TABLE "Source" ADD COLUMN "quietToldAt" DATETIME;

-- AlterTable
ALTER TABLE "Story" ADD COLUMN "feedbackId" TEXT;

-- CreateTable
CREATE TABLE "Count" (
    "workspaceId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "of" TEXT NOT NULL DEFAULT '',
    "from" DATETIME NOT NULL,
    "to" DATETIME NOT NULL,
    "count" INTEGER NOT NULL,

    PRIMARY KEY ("workspaceId", "kind", "of", "from")
);

-- CreateTable
CREATE TABLE "ThemeChoice" (
    "workspaceId" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "stem" TEXT NOT NULL,
    "seenAs" TEXT NOT NULL,
    "name" TEXT,
    "isPinned" BOOLEAN NOT NULL DEFAULT false,
    "isMuted" BOOLEAN NOT NULL DEFAULT false,
    "byId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("workspaceId", "language", "stem")
);

-- CreateTable
CREATE TABLE "FileImport" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "fileId" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "plan" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "deliveryId" TEXT,
    "summary" JSONB,
    "beatAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    PRIMARY KEY ("workspaceId", "id")
);

-- CreateTable
CREATE TABLE "CaseRule" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "channelName" TEXT NOT NULL,
    "touchpoints" JSONB NOT NULL DEFAULT '[]',
    "sourceIds" JSONB NOT NULL DEFAULT '[]',
    "npsAtMost" INTEGER,
    "csatAtMost" INTEGER,
    "cesAtMost" INTEGER,
    "locale" TEXT NOT NULL,
    "adminId" TEXT NOT NULL,
    "since" DATETIME NOT NULL,
    "deletedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    "formKey" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "id")
);

-- CreateTable
CREATE TABLE "CustomerCase" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "ruleId" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "customer" TEXT,
    "status" TEXT NOT NULL,
    "takerId" TEXT,
    "openedAt" DATETIME NOT NULL,
    "takenAt" DATETIME,
    "contactedAt" DATETIME,
    "resolvedAt" DATETIME,
    "resolution" TEXT NOT NULL DEFAULT '',
    "remindAt" DATETIME,
    "remindStep" INTEGER NOT NULL DEFAULT 0,
    "eventCount" INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY ("workspaceId", "id"),
    CONSTRAINT "CustomerCase_workspaceId_ruleId_fkey" FOREIGN KEY ("workspaceId", "ruleId") REFERENCES "CaseRule" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CaseFeedback" (
    "workspaceId" TEXT NOT NULL,
    "feedbackId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("workspaceId", "feedbackId"),
    CONSTRAINT "CaseFeedback_workspaceId_caseId_fkey" FOREIGN KEY ("workspaceId", "caseId") REFERENCES "CustomerCase" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CaseEvent" (
    "workspaceId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "actorId" TEXT,
    "at" DATETIME NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "formKey" TEXT,

    PRIMARY KEY ("workspaceId", "caseId", "position"),
    CONSTRAINT "CaseEvent_workspaceId_caseId_fkey" FOREIGN KEY ("workspaceId", "caseId") REFERENCES "CustomerCase" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Quotation" (
    "workspaceId" TEXT NOT NULL,
    "feedbackId" TEXT NOT NULL,
    "deliveryId" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "feedbackId", "deliveryId")
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Workspace" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slackTeamId" TEXT,
    "name" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "country" TEXT NOT NULL DEFAULT 'FR',
    "region" TEXT,
    "workdays" JSONB NOT NULL DEFAULT '[1,2,3,4,5]',
    "closingDays" JSONB NOT NULL DEFAULT '[]',
    "dayStartsAt" INTEGER NOT NULL DEFAULT 9,
    "dayEndsAt" INTEGER NOT NULL DEFAULT 18,
    "replyDays" INTEGER NOT NULL DEFAULT 5,
    "storiesChannel" TEXT,
    "lastSuggestion" INTEGER NOT NULL DEFAULT 0,
    "lastStory" INTEGER NOT NULL DEFAULT 0,
    "lastCase" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL
);
INSERT INTO "new_Workspace" ("closingDays", "country", "createdAt", "dayEndsAt", "dayStartsAt", "id", "lastStory", "lastSuggestion", "locale", "name", "region", "replyDays", "slackTeamId", "storiesChannel", "timeZone", "version", "workdays") SELECT "closingDays", "country", "createdAt", "dayEndsAt", "dayStartsAt", "id", "lastStory", "lastSuggestion", "locale", "name", "region", "replyDays", "slackTeamId", "storiesChannel", "timeZone", "version", "workdays" FROM "Workspace";
DROP TABLE "Workspace";
ALTER TABLE "new_Workspace" RENAME TO "Workspace";
CREATE UNIQUE INDEX "Workspace_slackTeamId_key" ON "Workspace"("slackTeamId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "FileImport_workspaceId_state_idx" ON "FileImport"("workspaceId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "FileImport_workspaceId_fileId_personId_key" ON "FileImport"("workspaceId", "fileId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "CaseRule_workspaceId_formKey_key" ON "CaseRule"("workspaceId", "formKey");

-- CreateIndex
CREATE INDEX "CustomerCase_workspaceId_status_openedAt_idx" ON "CustomerCase"("workspaceId", "status", "openedAt");

-- CreateIndex
CREATE INDEX "CustomerCase_workspaceId_openedAt_idx" ON "CustomerCase"("workspaceId", "openedAt");

-- CreateIndex
CREATE INDEX "CustomerCase_workspaceId_remindAt_idx" ON "CustomerCase"("workspaceId", "remindAt");

-- CreateIndex
CREATE INDEX "CustomerCase_workspaceId_customer_idx" ON "CustomerCase"("workspaceId", "customer");

-- CreateIndex
CREATE UNIQUE INDEX "CustomerCase_workspaceId_number_key" ON "CustomerCase"("workspaceId", "number");

-- CreateIndex
CREATE INDEX "CaseFeedback_workspaceId_caseId_idx" ON "CaseFeedback"("workspaceId", "caseId");

-- CreateIndex
CREATE UNIQUE INDEX "CaseEvent_workspaceId_formKey_key" ON "CaseEvent"("workspaceId", "formKey");

-- CreateIndex
CREATE INDEX "Quotation_workspaceId_deliveryId_idx" ON "Quotation"("workspaceId", "deliveryId");
