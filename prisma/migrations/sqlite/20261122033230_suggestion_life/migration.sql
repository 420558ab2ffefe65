-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN "place" TEXT;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN "awayUntil" DATETIME;
ALTER TABLE "Person" ADD COLUMN "remindedOn" TEXT;

-- AlterTable
ALTER TABLE "SuggestionEvent" ADD COLUMN "letterId" TEXT;

-- AlterTable
ALTER TABLE "Topic" ADD COLUMN "channel" TEXT;
ALTER TABLE "Topic" ADD COLUMN "sponsorId" TEXT;

-- CreateTable
CREATE TABLE "SuggestionFollower" (
    "workspaceId" TEXT NOT NULL,
    "suggestionId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "supports" BOOLEAN NOT NULL DEFAULT false,

    PRIMARY KEY ("workspaceId", "suggestionId", "personId"),
    CONSTRAINT "SuggestionFollower_workspaceId_suggestionId_fkey" FOREIGN KEY ("workspaceId", "suggestionId") REFERENCES "Suggestion" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SuggestionTerm" (
    "workspaceId" TEXT NOT NULL,
    "term" TEXT NOT NULL,
    "suggestionId" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "term", "suggestionId"),
    CONSTRAINT "SuggestionTerm_workspaceId_suggestionId_fkey" FOREIGN KEY ("workspaceId", "suggestionId") REFERENCES "Suggestion" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Reminder" (
    "workspaceId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "suggestionId" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "dueAt" DATETIME NOT NULL,

    PRIMARY KEY ("workspaceId", "personId", "suggestionId", "about"),
    CONSTRAINT "Reminder_workspaceId_suggestionId_fkey" FOREIGN KEY ("workspaceId", "suggestionId") REFERENCES "Suggestion" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Suggestion" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "details" TEXT NOT NULL,
    "topicId" TEXT NOT NULL,
    "ownerId" TEXT,
    "anonymous" BOOLEAN NOT NULL DEFAULT false,
    "authorId" TEXT,
    "sealedAuthor" TEXT,
    "link" TEXT,
    "status" TEXT NOT NULL,
    "duplicateOf" TEXT,
    "submittedAt" DATETIME NOT NULL,
    "firstDueAt" DATETIME NOT NULL,
    "firstReplyAt" DATETIME,
    "firstReplyBy" TEXT,
    "firstReplyMin" INTEGER,
    "waitingSince" DATETIME,
    "dueAt" DATETIME NOT NULL,
    "remindAt" DATETIME,
    "remindStep" INTEGER NOT NULL DEFAULT 0,
    "trialAskAt" DATETIME,
    "verdictAsked" BOOLEAN NOT NULL DEFAULT false,
    "supporters" INTEGER NOT NULL DEFAULT 0,
    "eventCount" INTEGER NOT NULL DEFAULT 0,
    "formKey" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "id")
);
INSERT INTO "new_Suggestion" ("anonymous", "authorId", "details", "dueAt", "firstReplyAt", "firstReplyBy", "firstReplyMin", "formKey", "id", "number", "ownerId", "sealedAuthor", "status", "submittedAt", "title", "topicId", "workspaceId", "firstDueAt", "waitingSince", "remindAt", "eventCount") SELECT "anonymous", "authorId", "details", "dueAt", "firstReplyAt", "firstReplyBy", "firstReplyMin", "formKey", "id", "number", "ownerId", "sealedAuthor", "status", "submittedAt", "title", "topicId", "workspaceId", "dueAt", CASE WHEN "firstReplyAt" IS NULL AND "status" IN ('received', 'acknowledged') THEN "submittedAt" END, CASE WHEN "firstReplyAt" IS NULL AND "status" IN ('received', 'acknowledged') THEN "dueAt" END, (SELECT count(*) FROM "SuggestionEvent" e WHERE e."workspaceId" = "Suggestion"."workspaceId" AND e."suggestionId" = "Suggestion"."id") FROM "Suggestion";
DROP TABLE "Suggestion";
ALTER TABLE "new_Suggestion" RENAME TO "Suggestion";
CREATE INDEX "Suggestion_workspaceId_ownerId_waitingSince_idx" ON "Suggestion"("workspaceId", "ownerId", "waitingSince");
CREATE INDEX "Suggestion_workspaceId_authorId_idx" ON "Suggestion"("workspaceId", "authorId");
CREATE INDEX "Suggestion_workspaceId_submittedAt_idx" ON "Suggestion"("workspaceId", "submittedAt");
CREATE INDEX "Suggestion_workspaceId_status_number_idx" ON "Suggestion"("workspaceId", "status", "number");
CREATE INDEX "Suggestion_workspaceId_topicId_number_idx" ON "Suggestion"("workspaceId", "topicId", "number");
CREATE INDEX "Suggestion_workspaceId_remindAt_idx" ON "Suggestion"("workspaceId", "remindAt");
CREATE INDEX "Suggestion_workspaceId_trialAskAt_idx" ON "Suggestion"("workspaceId", "trialAskAt");
CREATE INDEX "Suggestion_workspaceId_duplicateOf_idx" ON "Suggestion"("workspaceId", "duplicateOf");
CREATE UNIQUE INDEX "Suggestion_workspaceId_number_key" ON "Suggestion"("workspaceId", "number");
CREATE UNIQUE INDEX "Suggestion_workspaceId_formKey_key" ON "Suggestion"("workspaceId", "formKey");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "SuggestionFollower_workspaceId_personId_idx" ON "SuggestionFollower"("workspaceId", "personId");

-- CreateIndex
CREATE INDEX "SuggestionTerm_workspaceId_suggestionId_idx" ON "SuggestionTerm"("workspaceId", "suggestionId");

-- CreateIndex
CREATE INDEX "Reminder_workspaceId_suggestionId_idx" ON "Reminder"("workspaceId", "suggestionId");

-- CreateIndex
CREATE INDEX "Delivery_workspaceId_place_idx" ON "Delivery"("workspaceId", "place");

-- CreateIndex
CREATE INDEX "SuggestionEvent_workspaceId_kind_at_idx" ON "SuggestionEvent"("workspaceId", "kind", "at");
