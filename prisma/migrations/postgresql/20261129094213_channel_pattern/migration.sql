-- AlterTable
ALTER TABLE "Schedule" ADD COLUMN     "channelPattern" TEXT;

-- AlterTable
ALTER TABLE "ScheduleChannel" ADD COLUMN     "isMatched" BOOLEAN NOT NULL DEFAULT false;
