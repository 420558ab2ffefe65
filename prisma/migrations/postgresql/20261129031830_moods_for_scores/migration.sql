-- AlterTable
ALTER TABLE "Schedule" ADD COLUMN     "formerScores" TEXT;

-- One range of scores for every scale told nothing true: 0-6 of NPS are detractors, and of CSAT everybody. From now on a schedule chooses by
-- mood (feedback/scale.ts). A range becomes the mood within whose scores it lies on each scale that the schedule asks for; one that holds
-- a score that only NPS has (0, 8, 9, 10) is read on that scale alone. What lies within none is dropped. Its admins read which it was
-- in the list of schedules, until it is saved.
CREATE TABLE "_scores" ("workspaceId" TEXT NOT NULL, "id" TEXT NOT NULL, "least" NUMERIC NOT NULL, "most" NUMERIC NOT NULL, "nps" BOOLEAN NOT NULL, "csat" BOOLEAN NOT NULL, "ces" BOOLEAN NOT NULL, PRIMARY KEY ("workspaceId", "id"));
INSERT INTO "_scores" SELECT "workspaceId", "id", COALESCE(("filters" ->> 'scoreMin')::numeric, 0), COALESCE(("filters" ->> 'scoreMax')::numeric, 10),
    COALESCE(jsonb_array_length("filters" -> 'metrics'), 0) = 0 OR ("filters" -> 'metrics') @> '["nps"]',
    COALESCE(jsonb_array_length("filters" -> 'metrics'), 0) = 0 OR ("filters" -> 'metrics') @> '["csat"]',
    COALESCE(jsonb_array_length("filters" -> 'metrics'), 0) = 0 OR ("filters" -> 'metrics') @> '["ces"]'
  FROM "Schedule" WHERE ("filters" ->> 'scoreMin') IS NOT NULL OR ("filters" ->> 'scoreMax') IS NOT NULL;
UPDATE "_scores" SET "csat" = FALSE, "ces" = FALSE WHERE "nps" AND ("least" < 1 OR "most" > 7);
UPDATE "Schedule" SET "formerScores" = "least" || '-' || "most",
    "filters" = ("filters" - 'scoreMin' - 'scoreMax') || CASE WHEN "mood" IS NULL THEN '{}'::jsonb ELSE jsonb_build_object('mood', "mood") END
  FROM (
    SELECT "workspaceId", "id", "least", "most", CASE
      WHEN "most" <= CASE WHEN "csat" THEN 2 WHEN "ces" THEN 3 ELSE 6 END THEN 'unhappy'
      WHEN "least" >= CASE WHEN "nps" THEN 9 WHEN "ces" THEN 5 ELSE 4 END THEN 'happy'
      WHEN "least" > CASE WHEN "nps" THEN 6 WHEN "ces" THEN 3 ELSE 2 END AND "most" < CASE WHEN "csat" THEN 4 WHEN "ces" THEN 5 ELSE 9 END THEN 'neutral'
    END AS "mood" FROM "_scores"
  ) AS "was" WHERE "was"."workspaceId" = "Schedule"."workspaceId" AND "was"."id" = "Schedule"."id";
DROP TABLE "_scores";
