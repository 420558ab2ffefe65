-- AlterTable
ALTER TABLE "Source" ADD COLUMN     "fileLayout" JSONB;
