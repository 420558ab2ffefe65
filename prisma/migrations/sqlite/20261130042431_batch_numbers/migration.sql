-- CreateTable
CREATE TABLE "BatchCounter" (
    "workspaceId" TEXT NOT NULL PRIMARY KEY,
    "last" INTEGER NOT NULL
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Batch" (
    "workspaceId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "sourceName" TEXT NOT NULL,
    "personId" TEXT,
    "fileName" TEXT,
    "fileHash" TEXT,
    "day" TEXT,
    "state" TEXT NOT NULL,
    "imported" INTEGER NOT NULL DEFAULT 0,
    "replaced" INTEGER NOT NULL DEFAULT 0,
    "duplicates" INTEGER NOT NULL DEFAULT 0,
    "differing" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "leftOut" INTEGER NOT NULL DEFAULT 0,
    "earliestAt" DATETIME,
    "latestAt" DATETIME,
    "startedAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    "beatAt" DATETIME,
    "isNewSource" BOOLEAN NOT NULL DEFAULT false,
    "heardBefore" DATETIME,
    "undoneById" TEXT,
    "undoneAt" DATETIME,
    "removed" INTEGER NOT NULL DEFAULT 0,
    "restored" INTEGER NOT NULL DEFAULT 0,
    "edited" INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY ("workspaceId", "number")
);
INSERT INTO "new_Batch" ("beatAt", "day", "differing", "duplicates", "earliestAt", "edited", "endedAt", "fileHash", "fileName", "heardBefore", "imported", "isNewSource", "kind", "latestAt", "leftOut", "number", "personId", "rejected", "removed", "replaced", "restored", "sourceId", "sourceName", "startedAt", "state", "undoneAt", "undoneById", "workspaceId") SELECT "beatAt", "day", "differing", "duplicates", "earliestAt", "edited", "endedAt", "fileHash", "fileName", "heardBefore", "imported", "isNewSource", "kind", "latestAt", "leftOut", "number", "personId", "rejected", "removed", "replaced", "restored", "sourceId", "sourceName", "startedAt", "state", "undoneAt", "undoneById", "workspaceId" FROM "Batch";
DROP TABLE "Batch";
ALTER TABLE "new_Batch" RENAME TO "Batch";
CREATE INDEX "Batch_workspaceId_state_idx" ON "Batch"("workspaceId", "state");
CREATE INDEX "Batch_workspaceId_sourceId_kind_day_idx" ON "Batch"("workspaceId", "sourceId", "kind", "day");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- Numbers that were given stay: each company goes on after its own last one.
INSERT INTO "BatchCounter" ("workspaceId", "last") SELECT "workspaceId", max("number") FROM "Batch" GROUP BY "workspaceId";
