-- CreateTable
CREATE TABLE "FeedbackText" (
    "position" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" TEXT NOT NULL,
    "feedbackId" TEXT NOT NULL,
    "words" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "FeedbackIndexing" (
    "workspaceId" TEXT NOT NULL PRIMARY KEY,
    "rules" INTEGER NOT NULL,
    "upToAt" DATETIME,
    "upToId" TEXT,
    "done" BOOLEAN NOT NULL DEFAULT false
);

-- CreateIndex
CREATE UNIQUE INDEX "FeedbackText_workspaceId_feedbackId_key" ON "FeedbackText"("workspaceId", "feedbackId");

-- By hand: Prisma knows neither full-text tables nor triggers.
-- Terms are letters and digits with spaces between, so the plainest tokenizer keeps them whole. Nothing asks for phrases or ranks,
-- so that the index holds rows only.
CREATE VIRTUAL TABLE "FeedbackSearch" USING fts5("words", content = 'FeedbackText', content_rowid = 'position', tokenize = 'ascii', detail = 'none', columnsize = 0);

-- A word that is taken out leaves the file, not only the answers (https://sqlite.org/fts5.html#the_secure_delete_configuration_option).
INSERT INTO "FeedbackSearch"("FeedbackSearch", rank) VALUES ('secure-delete', 1);

CREATE TRIGGER "FeedbackText_inserted" AFTER INSERT ON "FeedbackText" BEGIN
    INSERT INTO "FeedbackSearch"(rowid, "words") VALUES (new."position", new."words");
END;

CREATE TRIGGER "FeedbackText_deleted" AFTER DELETE ON "FeedbackText" BEGIN
    INSERT INTO "FeedbackSearch"("FeedbackSearch", rowid, "words") VALUES ('delete', old."position", old."words");
END;

CREATE TRIGGER "FeedbackText_updated" AFTER UPDATE OF "words" ON "FeedbackText" BEGIN
    INSERT INTO "FeedbackSearch"("FeedbackSearch", rowid, "words") VALUES ('delete', old."position", old."words");
    INSERT INTO "FeedbackSearch"(rowid, "words") VALUES (new."position", new."words");
END;

-- Whoever changes or takes away an answer's words takes them out of the index with the same statement.
CREATE TRIGGER "Feedback_words_changed" AFTER UPDATE OF "verbatim" ON "Feedback" WHEN new."verbatim" IS NOT old."verbatim" BEGIN
    DELETE FROM "FeedbackText" WHERE "workspaceId" = old."workspaceId" AND "feedbackId" = old."id";
END;

CREATE TRIGGER "Feedback_deleted" AFTER DELETE ON "Feedback" BEGIN
    DELETE FROM "FeedbackText" WHERE "workspaceId" = old."workspaceId" AND "feedbackId" = old."id";
END;
