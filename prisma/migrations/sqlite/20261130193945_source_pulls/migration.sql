-- CreateTable
CREATE TABLE "SourcePull" (
    "workspaceId" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "vendor" TEXT NOT NULL,
    "account" JSONB NOT NULL,
    "sealedSecret" TEXT NOT NULL,
    "since" DATETIME NOT NULL,
    "upTo" DATETIME,
    "page" TEXT,
    "newest" DATETIME,
    "nextAt" DATETIME NOT NULL,
    "pausedAt" DATETIME,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "endedAt" DATETIME,
    "brought" INTEGER NOT NULL DEFAULT 0,
    "bringing" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,

    PRIMARY KEY ("workspaceId", "sourceId")
);

-- CreateIndex
CREATE INDEX "SourcePull_workspaceId_nextAt_idx" ON "SourcePull"("workspaceId", "nextAt");
