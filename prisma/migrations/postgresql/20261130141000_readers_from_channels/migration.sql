-- AlterTable
ALTER TABLE "MailList" ADD COLUMN     "askAt" TIMESTAMP(3),
ADD COLUMN     "channels" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "proposed" JSONB,
ADD COLUMN     "trouble" TEXT;

-- AlterTable
ALTER TABLE "MailReader" ADD COLUMN     "accountHash" TEXT,
ADD COLUMN     "isFromChat" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "MailReader_workspaceId_accountHash_idx" ON "MailReader"("workspaceId", "accountHash");
