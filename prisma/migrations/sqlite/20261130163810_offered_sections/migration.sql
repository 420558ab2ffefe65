-- AlterTable
ALTER TABLE "Schedule" ADD COLUMN "offered" JSONB;
