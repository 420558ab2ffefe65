-- AlterTable
ALTER TABLE "Mailbox" ADD COLUMN     "failingSince" TIMESTAMP(3),
ADD COLUMN     "toldAt" TIMESTAMP(3);
