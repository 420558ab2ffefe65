-- Columns are added rather than the tables made anew: dropping MailList would take its readers along.
-- AlterTable
ALTER TABLE "MailList" ADD COLUMN "channels" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "MailList" ADD COLUMN "proposed" JSONB;
ALTER TABLE "MailList" ADD COLUMN "askAt" DATETIME;
ALTER TABLE "MailList" ADD COLUMN "trouble" TEXT;

-- AlterTable
ALTER TABLE "MailReader" ADD COLUMN "accountHash" TEXT;
ALTER TABLE "MailReader" ADD COLUMN "isFromChat" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "MailReader_workspaceId_accountHash_idx" ON "MailReader"("workspaceId", "accountHash");
