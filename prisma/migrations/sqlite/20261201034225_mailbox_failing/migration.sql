-- AlterTable
ALTER TABLE "Mailbox" ADD COLUMN "failingSince" DATETIME;
ALTER TABLE "Mailbox" ADD COLUMN "toldAt" DATETIME;
