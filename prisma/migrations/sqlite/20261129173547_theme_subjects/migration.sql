-- AlterTable
ALTER TABLE "ThemeChoice" ADD COLUMN "stemming" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "ThemeChoice" ADD COLUMN "subject" TEXT;
