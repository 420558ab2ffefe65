-- AlterTable
ALTER TABLE "SurveyRound" ADD COLUMN     "unreadable" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "waitsUntil" TIMESTAMP(3);
