-- AlterTable
ALTER TABLE "ThemeChoice" ADD COLUMN "stemming" INTEGER NOT NULL DEFAULT 1;
