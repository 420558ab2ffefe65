-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Reminder" (
    "workspaceId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "dueAt" DATETIME NOT NULL,

    PRIMARY KEY ("workspaceId", "personId", "about", "subject")
);
INSERT INTO "new_Reminder" ("about", "dueAt", "personId", "subject", "workspaceId") SELECT "about", "dueAt", "personId", 'suggestion:' || "suggestionId", "workspaceId" FROM "Reminder";
DROP TABLE "Reminder";
ALTER TABLE "new_Reminder" RENAME TO "Reminder";
CREATE INDEX "Reminder_workspaceId_subject_idx" ON "Reminder"("workspaceId", "subject");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- The letters are of this room now
UPDATE "Delivery" SET "kind" = 'reminder.daily' WHERE "kind" = 'suggestion.reminder';
