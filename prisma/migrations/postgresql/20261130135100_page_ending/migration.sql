-- AlterTable
ALTER TABLE "Page" ADD COLUMN     "endingTold" TIMESTAMP(3);
