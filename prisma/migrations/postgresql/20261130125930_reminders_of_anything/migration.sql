-- DropForeignKey
ALTER TABLE "Reminder" DROP CONSTRAINT "Reminder_workspaceId_suggestionId_fkey";

-- DropIndex
DROP INDEX "Reminder_workspaceId_suggestionId_idx";

-- AlterTable: what is noted of ideas goes on
ALTER TABLE "Reminder" DROP CONSTRAINT "Reminder_pkey";
ALTER TABLE "Reminder" RENAME COLUMN "suggestionId" TO "subject";
UPDATE "Reminder" SET "subject" = 'suggestion:' || "subject";
ALTER TABLE "Reminder" ADD CONSTRAINT "Reminder_pkey" PRIMARY KEY ("workspaceId", "personId", "about", "subject");

-- CreateIndex
CREATE INDEX "Reminder_workspaceId_subject_idx" ON "Reminder"("workspaceId", "subject");

-- The letters are of this room now
UPDATE "Delivery" SET "kind" = 'reminder.daily' WHERE "kind" = 'suggestion.reminder';
