-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN "alertsAt" TEXT;
