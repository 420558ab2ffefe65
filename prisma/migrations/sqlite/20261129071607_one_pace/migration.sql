-- AlterTable
ALTER TABLE "DigestRun" ADD COLUMN "waiting" JSONB;

-- CreateTable
CREATE TABLE "Pace" (
    "workspaceId" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "interval" REAL NOT NULL,
    "nextAt" REAL NOT NULL,
    "pausedUntil" REAL NOT NULL,
    "emptyAt" REAL,
    "taken" INTEGER NOT NULL,
    "longestPause" REAL NOT NULL,
    "clean" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY ("workspaceId", "platform", "method")
);

-- CreateTable
CREATE TABLE "SendingTurn" (
    "workspaceId" TEXT NOT NULL PRIMARY KEY,
    "heldBy" TEXT NOT NULL,
    "heldUntil" DATETIME NOT NULL,
    "rests" JSONB NOT NULL DEFAULT '{}'
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Delivery" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT,
    "address" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "threadOf" TEXT,
    "replaces" TEXT,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "queuedAt" DATETIME NOT NULL,
    "notBefore" DATETIME NOT NULL,
    "claimedAt" DATETIME,
    "claimedBy" TEXT,
    "sentAt" DATETIME,
    "remote" TEXT,
    "place" TEXT,
    "reason" TEXT,
    "lane" INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY ("workspaceId", "id")
);
INSERT INTO "new_Delivery" ("address", "attempts", "claimedAt", "claimedBy", "content", "id", "kind", "notBefore", "place", "queuedAt", "reason", "remote", "replaces", "sentAt", "state", "subject", "threadOf", "workspaceId") SELECT "address", "attempts", "claimedAt", "claimedBy", "content", "id", "kind", "notBefore", "place", "queuedAt", "reason", "remote", "replaces", "sentAt", "state", "subject", "threadOf", "workspaceId" FROM "Delivery";
DROP TABLE "Delivery";
ALTER TABLE "new_Delivery" RENAME TO "Delivery";
CREATE INDEX "Delivery_workspaceId_state_lane_queuedAt_idx" ON "Delivery"("workspaceId", "state", "lane", "queuedAt");
CREATE INDEX "Delivery_workspaceId_state_notBefore_idx" ON "Delivery"("workspaceId", "state", "notBefore");
CREATE INDEX "Delivery_workspaceId_address_kind_queuedAt_idx" ON "Delivery"("workspaceId", "address", "kind", "queuedAt");
CREATE INDEX "Delivery_workspaceId_subject_idx" ON "Delivery"("workspaceId", "subject");
CREATE INDEX "Delivery_workspaceId_threadOf_idx" ON "Delivery"("workspaceId", "threadOf");
CREATE INDEX "Delivery_workspaceId_place_idx" ON "Delivery"("workspaceId", "place");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
