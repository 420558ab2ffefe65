-- CreateTable
CREATE TABLE "SlackInstallation" (
    "workspaceId" TEXT NOT NULL,
    "companyId" TEXT NOT NULL,
    "enterpriseId" TEXT,
    "botId" TEXT NOT NULL,
    "botUserId" TEXT NOT NULL,
    "scopes" JSONB NOT NULL,
    "sealedTokens" TEXT,
    "expiresAt" TIMESTAMP(3),
    "renewingUntil" TIMESTAMP(3),
    "installedAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),
    "endedBy" TEXT,

    CONSTRAINT "SlackInstallation_pkey" PRIMARY KEY ("workspaceId","companyId")
);

-- CreateIndex
CREATE UNIQUE INDEX "SlackInstallation_companyId_key" ON "SlackInstallation"("companyId");

-- CreateIndex
CREATE INDEX "SlackInstallation_endedAt_idx" ON "SlackInstallation"("endedAt");
