-- AlterTable
ALTER TABLE "Schedule" ADD COLUMN "formerScores" TEXT;

-- One range of scores for every scale told nothing true: 0-6 of NPS are detractors, and of CSAT everybody. From now on a schedule chooses by
-- mood (feedback/scale.ts). A range becomes the mood within whose scores it lies on each scale that the schedule asks for; one that holds
-- a score that only NPS has (0, 8, 9, 10) is read on that scale alone. What lies within none is dropped. Its admins read which it was
-- in the list of schedules, until it is saved.
CREATE TABLE "_scores" ("workspaceId" TEXT NOT NULL, "id" TEXT NOT NULL, "least" NUMERIC NOT NULL, "most" NUMERIC NOT NULL, "nps" BOOLEAN NOT NULL, "csat" BOOLEAN NOT NULL, "ces" BOOLEAN NOT NULL, PRIMARY KEY ("workspaceId", "id"));
INSERT INTO "_scores" SELECT "workspaceId", "id", COALESCE(json_extract("filters", '$.scoreMin'), 0), COALESCE(json_extract("filters", '$.scoreMax'), 10),
    COALESCE(json_array_length("filters", '$.metrics'), 0) = 0 OR EXISTS (SELECT 1 FROM json_each("filters", '$.metrics') WHERE "value" = 'nps'),
    COALESCE(json_array_length("filters", '$.metrics'), 0) = 0 OR EXISTS (SELECT 1 FROM json_each("filters", '$.metrics') WHERE "value" = 'csat'),
    COALESCE(json_array_length("filters", '$.metrics'), 0) = 0 OR EXISTS (SELECT 1 FROM json_each("filters", '$.metrics') WHERE "value" = 'ces')
  FROM "Schedule" WHERE json_extract("filters", '$.scoreMin') IS NOT NULL OR json_extract("filters", '$.scoreMax') IS NOT NULL;
UPDATE "_scores" SET "csat" = FALSE, "ces" = FALSE WHERE "nps" AND ("least" < 1 OR "most" > 7);
UPDATE "Schedule" SET "formerScores" = "least" || '-' || "most",
    "filters" = CASE WHEN "mood" IS NULL THEN json_remove("filters", '$.scoreMin', '$.scoreMax') ELSE json_set(json_remove("filters", '$.scoreMin', '$.scoreMax'), '$.mood', "mood") END
  FROM (
    SELECT "workspaceId", "id", "least", "most", CASE
      WHEN "most" <= CASE WHEN "csat" THEN 2 WHEN "ces" THEN 3 ELSE 6 END THEN 'unhappy'
      WHEN "least" >= CASE WHEN "nps" THEN 9 WHEN "ces" THEN 5 ELSE 4 END THEN 'happy'
      WHEN "least" > CASE WHEN "nps" THEN 6 WHEN "ces" THEN 3 ELSE 2 END AND "most" < CASE WHEN "csat" THEN 4 WHEN "ces" THEN 5 ELSE 9 END THEN 'neutral'
    END AS "mood" FROM "_scores"
  ) AS "was" WHERE "was"."workspaceId" = "Schedule"."workspaceId" AND "was"."id" = "Schedule"."id";
DROP TABLE "_scores";
