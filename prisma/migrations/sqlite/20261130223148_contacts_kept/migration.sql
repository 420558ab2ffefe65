-- AlterTable
ALTER TABLE "ContactSettings" ADD COLUMN "keepDays" INTEGER DEFAULT 365;
