-- CreateTable
CREATE TABLE "Mailbox" (
    "workspaceId" TEXT NOT NULL PRIMARY KEY,
    "address" TEXT NOT NULL,
    "login" TEXT NOT NULL,
    "sealedSecret" TEXT NOT NULL,
    "trusts" TEXT,
    "since" DATETIME NOT NULL,
    "uidValidity" TEXT,
    "upTo" BIGINT NOT NULL DEFAULT 0,
    "nextAt" DATETIME NOT NULL,
    "pausedAt" DATETIME,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT,
    "readAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "MailRule" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "senders" JSONB NOT NULL,
    "subject" TEXT NOT NULL DEFAULT '',
    "how" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "heat" TEXT NOT NULL,
    "touchpoint" TEXT,
    "formKey" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    PRIMARY KEY ("workspaceId", "id")
);

-- CreateTable
CREATE TABLE "MailSeen" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "fate" TEXT NOT NULL,
    "seenAt" DATETIME NOT NULL,
    "toldAt" DATETIME,

    PRIMARY KEY ("workspaceId", "id")
);

-- CreateTable
CREATE TABLE "MailWaiting" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "heat" TEXT NOT NULL,
    "verbatim" TEXT NOT NULL,
    "sealedOriginal" TEXT,
    "customer" TEXT,
    "answeredAt" DATETIME NOT NULL,
    "waitsSince" DATETIME NOT NULL,

    PRIMARY KEY ("workspaceId", "id")
);

-- CreateIndex
CREATE UNIQUE INDEX "MailRule_workspaceId_formKey_key" ON "MailRule"("workspaceId", "formKey");

-- CreateIndex
CREATE INDEX "MailSeen_workspaceId_seenAt_idx" ON "MailSeen"("workspaceId", "seenAt");

-- CreateIndex
CREATE INDEX "MailWaiting_workspaceId_waitsSince_idx" ON "MailWaiting"("workspaceId", "waitsSince");
