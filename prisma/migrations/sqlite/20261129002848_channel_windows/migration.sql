-- DropIndex
DROP INDEX "DigestRun_workspaceId_scheduleId_occurrenceAt_key";

-- AlterTable
ALTER TABLE "ScheduleChannel" ADD COLUMN "openSince" DATETIME;
ALTER TABLE "ScheduleChannel" ADD COLUMN "troubleAt" DATETIME;

-- CreateTable
CREATE TABLE "Reception" (
    "workspaceId" TEXT NOT NULL PRIMARY KEY,
    "closedUntil" DATETIME NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "DigestRun_workspaceId_scheduleId_occurrenceAt_coversFrom_key" ON "DigestRun"("workspaceId", "scheduleId", "occurrenceAt", "coversFrom");

-- By hand: where the next digest would have begun so far.
UPDATE "ScheduleChannel" SET "openSince" = (
  SELECT CASE WHEN "outcome" = 'nothing' THEN "coversFrom" ELSE "coversTo" END
  FROM "DigestRun"
  WHERE "DigestRun"."workspaceId" = "ScheduleChannel"."workspaceId" AND "DigestRun"."scheduleId" = "ScheduleChannel"."scheduleId"
  ORDER BY "coversTo" DESC
  LIMIT 1
);
