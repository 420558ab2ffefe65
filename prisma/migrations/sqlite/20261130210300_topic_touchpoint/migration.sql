-- AlterTable
ALTER TABLE "SurveyItem" ADD COLUMN "touchpoint" TEXT;

-- AlterTable
ALTER TABLE "Topic" ADD COLUMN "touchpoint" TEXT;
