-- AlterTable
ALTER TABLE "Schedule" ADD COLUMN "ownLanguageOnly" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Story" ADD COLUMN "language" TEXT;

-- AlterTable
ALTER TABLE "ThemeChoice" ADD COLUMN "nameInEnglish" TEXT;
ALTER TABLE "ThemeChoice" ADD COLUMN "nameInFrench" TEXT;
