-- CreateTable
CREATE TABLE "SourcePull" (
    "workspaceId" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "vendor" TEXT NOT NULL,
    "account" JSONB NOT NULL,
    "sealedSecret" TEXT NOT NULL,
    "since" TIMESTAMP(3) NOT NULL,
    "upTo" TIMESTAMP(3),
    "page" TEXT,
    "newest" TIMESTAMP(3),
    "nextAt" TIMESTAMP(3) NOT NULL,
    "pausedAt" TIMESTAMP(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "endedAt" TIMESTAMP(3),
    "brought" INTEGER NOT NULL DEFAULT 0,
    "bringing" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "SourcePull_pkey" PRIMARY KEY ("workspaceId","sourceId")
);

-- CreateIndex
CREATE INDEX "SourcePull_workspaceId_nextAt_idx" ON "SourcePull"("workspaceId", "nextAt");
