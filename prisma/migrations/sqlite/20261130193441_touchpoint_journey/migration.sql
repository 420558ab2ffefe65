-- By hand: added to the table as it stands, where Prisma would build it anew.
ALTER TABLE "Touchpoint" ADD COLUMN "lane" TEXT NOT NULL DEFAULT 'customers';
ALTER TABLE "Touchpoint" ADD COLUMN "stage" TEXT;
ALTER TABLE "Touchpoint" ADD COLUMN "place" REAL;
ALTER TABLE "Touchpoint" ADD COLUMN "channel" TEXT;
ALTER TABLE "Touchpoint" ADD COLUMN "ownerId" TEXT;
ALTER TABLE "Touchpoint" ADD COLUMN "aim" TEXT;
ALTER TABLE "Touchpoint" ADD COLUMN "isRetired" BOOLEAN NOT NULL DEFAULT false;
