-- AlterTable
ALTER TABLE "Mailbox" ADD COLUMN     "client" TEXT,
ADD COLUMN     "tenant" TEXT;
