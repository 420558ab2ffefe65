-- DropIndex
DROP INDEX "Suggestion_workspaceId_ownerId_status_idx";

-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "place" TEXT;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "awayUntil" TIMESTAMP(3),
ADD COLUMN     "remindedOn" TEXT;

-- AlterTable
ALTER TABLE "Suggestion" ADD COLUMN     "duplicateOf" TEXT,
ADD COLUMN     "eventCount" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "firstDueAt" TIMESTAMP(3),
ADD COLUMN     "link" TEXT,
ADD COLUMN     "remindAt" TIMESTAMP(3),
ADD COLUMN     "remindStep" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "supporters" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "trialAskAt" TIMESTAMP(3),
ADD COLUMN     "verdictAsked" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "waitingSince" TIMESTAMP(3);

-- What is already there waits on the same clock as before.
UPDATE "Suggestion" s SET "firstDueAt" = "dueAt",
  "waitingSince" = CASE WHEN "firstReplyAt" IS NULL AND "status" IN ('received', 'acknowledged') THEN "submittedAt" END,
  "remindAt" = CASE WHEN "firstReplyAt" IS NULL AND "status" IN ('received', 'acknowledged') THEN "dueAt" END,
  "eventCount" = (SELECT count(*) FROM "SuggestionEvent" e WHERE e."workspaceId" = s."workspaceId" AND e."suggestionId" = s."id");
ALTER TABLE "Suggestion" ALTER COLUMN "firstDueAt" SET NOT NULL;

-- AlterTable
ALTER TABLE "SuggestionEvent" ADD COLUMN     "letterId" TEXT;

-- AlterTable
ALTER TABLE "Topic" ADD COLUMN     "channel" TEXT,
ADD COLUMN     "sponsorId" TEXT;

-- CreateTable
CREATE TABLE "SuggestionFollower" (
    "workspaceId" TEXT NOT NULL,
    "suggestionId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "supports" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "SuggestionFollower_pkey" PRIMARY KEY ("workspaceId","suggestionId","personId")
);

-- CreateTable
CREATE TABLE "SuggestionTerm" (
    "workspaceId" TEXT NOT NULL,
    "term" TEXT NOT NULL,
    "suggestionId" TEXT NOT NULL,

    CONSTRAINT "SuggestionTerm_pkey" PRIMARY KEY ("workspaceId","term","suggestionId")
);

-- CreateTable
CREATE TABLE "Reminder" (
    "workspaceId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "suggestionId" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Reminder_pkey" PRIMARY KEY ("workspaceId","personId","suggestionId","about")
);

-- CreateIndex
CREATE INDEX "SuggestionFollower_workspaceId_personId_idx" ON "SuggestionFollower"("workspaceId", "personId");

-- CreateIndex
CREATE INDEX "SuggestionTerm_workspaceId_suggestionId_idx" ON "SuggestionTerm"("workspaceId", "suggestionId");

-- CreateIndex
CREATE INDEX "Reminder_workspaceId_suggestionId_idx" ON "Reminder"("workspaceId", "suggestionId");

-- CreateIndex
CREATE INDEX "Delivery_workspaceId_place_idx" ON "Delivery"("workspaceId", "place");

-- CreateIndex
CREATE INDEX "Suggestion_workspaceId_ownerId_waitingSince_idx" ON "Suggestion"("workspaceId", "ownerId", "waitingSince");

-- CreateIndex
CREATE INDEX "Suggestion_workspaceId_status_number_idx" ON "Suggestion"("workspaceId", "status", "number");

-- CreateIndex
CREATE INDEX "Suggestion_workspaceId_topicId_number_idx" ON "Suggestion"("workspaceId", "topicId", "number");

-- CreateIndex
CREATE INDEX "Suggestion_workspaceId_remindAt_idx" ON "Suggestion"("workspaceId", "remindAt");

-- CreateIndex
CREATE INDEX "Suggestion_workspaceId_trialAskAt_idx" ON "Suggestion"("workspaceId", "trialAskAt");

-- CreateIndex
CREATE INDEX "Suggestion_workspaceId_duplicateOf_idx" ON "Suggestion"("workspaceId", "duplicateOf");

-- CreateIndex
CREATE INDEX "SuggestionEvent_workspaceId_kind_at_idx" ON "SuggestionEvent"("workspaceId", "kind", "at");

-- AddForeignKey
ALTER TABLE "SuggestionFollower" ADD CONSTRAINT "SuggestionFollower_workspaceId_suggestionId_fkey" FOREIGN KEY ("workspaceId", "suggestionId") REFERENCES "Suggestion"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SuggestionTerm" ADD CONSTRAINT "SuggestionTerm_workspaceId_suggestionId_fkey" FOREIGN KEY ("workspaceId", "suggestionId") REFERENCES "Suggestion"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reminder" ADD CONSTRAINT "Reminder_workspaceId_suggestionId_fkey" FOREIGN KEY ("workspaceId", "suggestionId") REFERENCES "Suggestion"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
