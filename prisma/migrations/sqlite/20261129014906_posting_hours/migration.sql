-- AlterTable
ALTER TABLE "CaseRule" ADD COLUMN "postingHours" TEXT;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN "country" TEXT;
ALTER TABLE "Person" ADD COLUMN "region" TEXT;

-- AlterTable
ALTER TABLE "Schedule" ADD COLUMN "postingHours" TEXT;

-- AlterTable
ALTER TABLE "Suggestion" ADD COLUMN "lateToldAt" DATETIME;

-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN "postingHours" TEXT;
