-- AlterTable
ALTER TABLE "SurveyRound" ADD COLUMN "unreadable" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "SurveyRound" ADD COLUMN "waitsUntil" DATETIME;
