-- CreateTable
CREATE TABLE "FeedbackText" (
    "position" SERIAL NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "feedbackId" TEXT NOT NULL,
    "words" TEXT NOT NULL,

    CONSTRAINT "FeedbackText_pkey" PRIMARY KEY ("position")
);

-- CreateTable
CREATE TABLE "FeedbackIndexing" (
    "workspaceId" TEXT NOT NULL,
    "rules" INTEGER NOT NULL,
    "upToAt" TIMESTAMP(3),
    "upToId" TEXT,
    "done" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "FeedbackIndexing_pkey" PRIMARY KEY ("workspaceId")
);

-- CreateIndex
CREATE UNIQUE INDEX "FeedbackText_workspaceId_feedbackId_key" ON "FeedbackText"("workspaceId", "feedbackId");

-- By hand: Prisma knows neither indexes over expressions nor triggers.
-- Terms are letters and digits with spaces between: they are taken as they are, without PostgreSQL's own parser and dictionaries.
CREATE INDEX "FeedbackText_words_idx" ON "FeedbackText" USING GIN (array_to_tsvector(string_to_array("words", ' ')));

-- Whoever changes or takes away an answer's words takes them out of the index with the same statement.
CREATE FUNCTION "forget_feedback_words"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM "FeedbackText" WHERE "workspaceId" = OLD."workspaceId" AND "feedbackId" = OLD."id";
    RETURN NULL;
END;
$$;

CREATE TRIGGER "Feedback_words_changed" AFTER UPDATE OF "verbatim" ON "Feedback"
    FOR EACH ROW WHEN (NEW."verbatim" IS DISTINCT FROM OLD."verbatim") EXECUTE FUNCTION "forget_feedback_words"();

CREATE TRIGGER "Feedback_deleted" AFTER DELETE ON "Feedback"
    FOR EACH ROW EXECUTE FUNCTION "forget_feedback_words"();
