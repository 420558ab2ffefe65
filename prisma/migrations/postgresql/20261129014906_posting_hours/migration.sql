-- AlterTable
ALTER TABLE "CaseRule" ADD COLUMN     "postingHours" TEXT;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "country" TEXT,
ADD COLUMN     "region" TEXT;

-- AlterTable
ALTER TABLE "Schedule" ADD COLUMN     "postingHours" TEXT;

-- AlterTable
ALTER TABLE "Suggestion" ADD COLUMN     "lateToldAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "postingHours" TEXT;
