-- AlterTable
ALTER TABLE "SurveyRound" ADD COLUMN     "remindedUpTo" TEXT NOT NULL DEFAULT '';
