-- CreateTable
CREATE TABLE "Mailbox" (
    "workspaceId" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "login" TEXT NOT NULL,
    "sealedSecret" TEXT NOT NULL,
    "trusts" TEXT,
    "since" TIMESTAMP(3) NOT NULL,
    "uidValidity" TEXT,
    "upTo" BIGINT NOT NULL DEFAULT 0,
    "nextAt" TIMESTAMP(3) NOT NULL,
    "pausedAt" TIMESTAMP(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT,
    "readAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Mailbox_pkey" PRIMARY KEY ("workspaceId")
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

    CONSTRAINT "MailRule_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "MailSeen" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "fate" TEXT NOT NULL,
    "seenAt" TIMESTAMP(3) NOT NULL,
    "toldAt" TIMESTAMP(3),

    CONSTRAINT "MailSeen_pkey" PRIMARY KEY ("workspaceId","id")
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
    "answeredAt" TIMESTAMP(3) NOT NULL,
    "waitsSince" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "MailWaiting_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "MailRule_workspaceId_formKey_key" ON "MailRule"("workspaceId", "formKey");

-- CreateIndex
CREATE INDEX "MailSeen_workspaceId_seenAt_idx" ON "MailSeen"("workspaceId", "seenAt");

-- CreateIndex
CREATE INDEX "MailWaiting_workspaceId_waitsSince_idx" ON "MailWaiting"("workspaceId", "waitsSince");
