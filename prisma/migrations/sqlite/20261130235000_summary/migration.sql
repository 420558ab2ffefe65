-- CreateTable
CREATE TABLE "Summary" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "use" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "askerId" TEXT,
    "locale" TEXT NOT NULL,
    "about" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL,
    "why" TEXT,
    "sentences" JSONB NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "nextAt" DATETIME NOT NULL,
    "until" DATETIME,
    "askedAt" DATETIME NOT NULL,

    PRIMARY KEY ("workspaceId", "id")
);

-- CreateTable
CREATE TABLE "SummaryUse" (
    "workspaceId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "requests" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "charactersOut" INTEGER NOT NULL DEFAULT 0,
    "charactersIn" INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY ("workspaceId", "day")
);

-- CreateIndex
CREATE INDEX "Summary_workspaceId_state_nextAt_idx" ON "Summary"("workspaceId", "state", "nextAt");

-- CreateIndex
CREATE INDEX "Summary_workspaceId_askedAt_idx" ON "Summary"("workspaceId", "askedAt");
