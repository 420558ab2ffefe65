-- AlterTable
ALTER TABLE "Source" ADD COLUMN     "keepDays" INTEGER,
ADD COLUMN     "quietAfterDays" INTEGER,
ADD COLUMN     "quietToldAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Story" ADD COLUMN     "feedbackId" TEXT;

-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "lastCase" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "Count" (
    "workspaceId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "of" TEXT NOT NULL DEFAULT '',
    "from" TIMESTAMP(3) NOT NULL,
    "to" TIMESTAMP(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "Count_pkey" PRIMARY KEY ("workspaceId","kind","of","from")
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
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ThemeChoice_pkey" PRIMARY KEY ("workspaceId","language","stem")
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
    "beatAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "FileImport_pkey" PRIMARY KEY ("workspaceId","id")
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
    "since" TIMESTAMP(3) NOT NULL,
    "deletedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "formKey" TEXT NOT NULL,

    CONSTRAINT "CaseRule_pkey" PRIMARY KEY ("workspaceId","id")
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
    "openedAt" TIMESTAMP(3) NOT NULL,
    "takenAt" TIMESTAMP(3),
    "contactedAt" TIMESTAMP(3),
    "resolvedAt" TIMESTAMP(3),
    "resolution" TEXT NOT NULL DEFAULT '',
    "remindAt" TIMESTAMP(3),
    "remindStep" INTEGER NOT NULL DEFAULT 0,
    "eventCount" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "CustomerCase_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "CaseFeedback" (
    "workspaceId" TEXT NOT NULL,
    "feedbackId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "CaseFeedback_pkey" PRIMARY KEY ("workspaceId","feedbackId")
);

-- CreateTable
CREATE TABLE "CaseEvent" (
    "workspaceId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "actorId" TEXT,
    "at" TIMESTAMP(3) NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "formKey" TEXT,

    CONSTRAINT "CaseEvent_pkey" PRIMARY KEY ("workspaceId","caseId","position")
);

-- CreateTable
CREATE TABLE "Quotation" (
    "workspaceId" TEXT NOT NULL,
    "feedbackId" TEXT NOT NULL,
    "deliveryId" TEXT NOT NULL,

    CONSTRAINT "Quotation_pkey" PRIMARY KEY ("workspaceId","feedbackId","deliveryId")
);

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

-- AddForeignKey
ALTER TABLE "CustomerCase" ADD CONSTRAINT "CustomerCase_workspaceId_ruleId_fkey" FOREIGN KEY ("workspaceId", "ruleId") REFERENCES "CaseRule"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseFeedback" ADD CONSTRAINT "CaseFeedback_workspaceId_caseId_fkey" FOREIGN KEY ("workspaceId", "caseId") REFERENCES "CustomerCase"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseEvent" ADD CONSTRAINT "CaseEvent_workspaceId_caseId_fkey" FOREIGN KEY ("workspaceId", "caseId") REFERENCES "CustomerCase"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
