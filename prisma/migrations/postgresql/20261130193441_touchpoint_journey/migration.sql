-- AlterTable
ALTER TABLE "Touchpoint" ADD COLUMN     "aim" TEXT,
ADD COLUMN     "channel" TEXT,
ADD COLUMN     "isRetired" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "lane" TEXT NOT NULL DEFAULT 'customers',
ADD COLUMN     "ownerId" TEXT,
ADD COLUMN     "place" DOUBLE PRECISION,
ADD COLUMN     "stage" TEXT;
