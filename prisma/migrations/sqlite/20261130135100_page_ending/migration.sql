-- AlterTable
ALTER TABLE "Page" ADD COLUMN "endingTold" DATETIME;
