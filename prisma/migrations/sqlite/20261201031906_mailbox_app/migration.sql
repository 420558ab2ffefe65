-- AlterTable
ALTER TABLE "Mailbox" ADD COLUMN "client" TEXT;
ALTER TABLE "Mailbox" ADD COLUMN "tenant" TEXT;
