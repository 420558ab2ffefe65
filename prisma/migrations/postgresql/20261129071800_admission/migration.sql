-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "isGuest" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "guestsMay" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "sharedChannels" TEXT NOT NULL DEFAULT 'refused';

-- CreateTable
CREATE TABLE "SharedChannel" (
    "workspaceId" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "warnedId" TEXT NOT NULL,
    "warnedAt" TIMESTAMP(3) NOT NULL,
    "confirmedAt" TIMESTAMP(3),

    CONSTRAINT "SharedChannel_pkey" PRIMARY KEY ("workspaceId","address")
);
