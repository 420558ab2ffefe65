-- AlterTable
ALTER TABLE "Feedback" ADD COLUMN     "askedScale" TEXT,
ADD COLUMN     "askedScore" DOUBLE PRECISION,
ADD COLUMN     "scoreQuestion" TEXT,
ADD COLUMN     "verbatimQuestion" TEXT;

-- CreateTable
CREATE TABLE "FeedbackScore" (
    "workspaceId" TEXT NOT NULL,
    "feedbackId" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "metric" TEXT NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "askedScore" DOUBLE PRECISION,
    "askedScale" TEXT,
    "scoreQuestion" TEXT,
    "counts" BOOLEAN NOT NULL,

    CONSTRAINT "FeedbackScore_pkey" PRIMARY KEY ("workspaceId","feedbackId","place")
);

-- CreateTable
CREATE TABLE "FeedbackComment" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "feedbackId" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "verbatim" TEXT,
    "verbatimQuestion" TEXT,
    "sealedOriginal" TEXT,

    CONSTRAINT "FeedbackComment_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Question" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "Question_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "FormerComment" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "formerId" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "verbatim" TEXT,
    "verbatimQuestion" TEXT,
    "sealedOriginal" TEXT,

    CONSTRAINT "FormerComment_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateIndex
CREATE INDEX "FeedbackComment_workspaceId_feedbackId_idx" ON "FeedbackComment"("workspaceId", "feedbackId");

-- CreateIndex
CREATE INDEX "FormerComment_workspaceId_formerId_idx" ON "FormerComment"("workspaceId", "formerId");

-- AddForeignKey
ALTER TABLE "FeedbackScore" ADD CONSTRAINT "FeedbackScore_workspaceId_feedbackId_fkey" FOREIGN KEY ("workspaceId", "feedbackId") REFERENCES "Feedback"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FeedbackComment" ADD CONSTRAINT "FeedbackComment_workspaceId_feedbackId_fkey" FOREIGN KEY ("workspaceId", "feedbackId") REFERENCES "Feedback"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FormerComment" ADD CONSTRAINT "FormerComment_workspaceId_formerId_fkey" FOREIGN KEY ("workspaceId", "formerId") REFERENCES "FormerAnswer"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand, as in "feedback_search": whoever changes or takes away further words takes the answer out of the index with the same statement.
CREATE FUNCTION "forget_comment_words"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM "FeedbackText" WHERE "workspaceId" = OLD."workspaceId" AND "feedbackId" = OLD."feedbackId";
    RETURN NULL;
END;
$$;

CREATE TRIGGER "FeedbackComment_words_changed" AFTER UPDATE OF "verbatim" ON "FeedbackComment"
    FOR EACH ROW WHEN (NEW."verbatim" IS DISTINCT FROM OLD."verbatim") EXECUTE FUNCTION "forget_comment_words"();

CREATE TRIGGER "FeedbackComment_deleted" AFTER DELETE ON "FeedbackComment"
    FOR EACH ROW EXECUTE FUNCTION "forget_comment_words"();

-- By hand: these vendors' webhooks gave one row for each score of a response. Rows that one webhook gave, by source, customer, instant and time of
-- receipt, become one: the row with the words leads. One that something refers to stays a response of its own.
CREATE TABLE "_Joined" AS
SELECT "workspaceId", "id", "metric", "score", "leads", "place",
    ROW_NUMBER() OVER (PARTITION BY "workspaceId", "leads", "metric" ORDER BY "place") AS "ofMetric"
FROM (
    SELECT f."workspaceId", f."id", f."metric", f."score", f."verbatim",
        FIRST_VALUE(f."id") OVER response AS "leads",
        ROW_NUMBER() OVER response - 1 AS "place",
        COUNT(f."verbatim") OVER of_all AS "texts",
        MIN(CASE WHEN f."customer" IS NULL THEN 0 ELSE 1 END) OVER of_all AS "isKnown",
        COUNT(*) OVER of_all AS "rows",
        MAX(CASE WHEN f."metric" = 'nps' THEN 1 ELSE 0 END) OVER of_all + MAX(CASE WHEN f."metric" = 'csat' THEN 1 ELSE 0 END) OVER of_all
            + MAX(CASE WHEN f."metric" = 'ces' THEN 1 ELSE 0 END) OVER of_all AS "metrics"
    FROM "Feedback" AS f
    JOIN "Source" AS s ON s."workspaceId" = f."workspaceId" AND s."id" = f."sourceId"
    WHERE s."vendor" IN ('typeform', 'surveymonkey', 'formbricks') AND f."metric" IS NOT NULL AND f."score" IS NOT NULL AND f."erasedAt" IS NULL
    WINDOW of_all AS (PARTITION BY f."workspaceId", f."sourceId", f."customer", f."answeredAt", f."receivedAt", f."touchpoint", f."segments"),
        response AS (
            PARTITION BY f."workspaceId", f."sourceId", f."customer", f."answeredAt", f."receivedAt", f."touchpoint", f."segments"
            ORDER BY CASE WHEN f."verbatim" IS NULL THEN 1 ELSE 0 END, CASE f."metric" WHEN 'nps' THEN 0 WHEN 'csat' THEN 1 ELSE 2 END, f."id")
) AS f
WHERE "rows" > 1 AND "texts" <= 1 AND ("isKnown" = 1 OR "rows" = "metrics")
    AND ("place" = 0 OR NOT (
        EXISTS (SELECT 1 FROM "AnswerNumber" AS r WHERE r."workspaceId" = f."workspaceId" AND r."feedbackId" = f."id")
        OR EXISTS (SELECT 1 FROM "Story" AS r WHERE r."workspaceId" = f."workspaceId" AND r."feedbackId" = f."id")
        OR EXISTS (SELECT 1 FROM "CaseFeedback" AS r WHERE r."workspaceId" = f."workspaceId" AND r."feedbackId" = f."id")
        OR EXISTS (SELECT 1 FROM "FeedPost" AS r WHERE r."workspaceId" = f."workspaceId" AND r."feedbackId" = f."id")
        OR EXISTS (SELECT 1 FROM "Quotation" AS r WHERE r."workspaceId" = f."workspaceId" AND r."feedbackId" = f."id")));

INSERT INTO "FeedbackScore" ("workspaceId", "feedbackId", "place", "metric", "score", "counts")
SELECT "workspaceId", "leads", "place", "metric", "score", "ofMetric" = 1 FROM "_Joined" WHERE "place" > 0;

DELETE FROM "Feedback" WHERE EXISTS (
    SELECT 1 FROM "_Joined" AS j WHERE j."workspaceId" = "Feedback"."workspaceId" AND j."id" = "Feedback"."id" AND j."place" > 0);

DROP TABLE "_Joined";
