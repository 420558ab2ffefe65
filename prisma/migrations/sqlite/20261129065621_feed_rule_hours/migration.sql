-- AlterTable
ALTER TABLE "FeedRule" ADD COLUMN "postingHours" TEXT;
