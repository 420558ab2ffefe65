-- AlterTable
ALTER TABLE "Source" ADD COLUMN     "clientId" TEXT,
ADD COLUMN     "errorCount" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "lastError" TEXT,
ADD COLUMN     "lastErrorAt" TIMESTAMP(3),
ADD COLUMN     "mapping" JSONB,
ADD COLUMN     "region" TEXT,
ADD COLUMN     "sealedSecrets" TEXT,
ADD COLUMN     "touchpoint" TEXT,
ADD COLUMN     "vendor" TEXT;
