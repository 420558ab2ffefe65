-- Written by hand: columns added as they are, without copying people and workspaces into new tables.
ALTER TABLE "Person" ADD COLUMN "isGuest" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Workspace" ADD COLUMN "guestsMay" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "Workspace" ADD COLUMN "sharedChannels" TEXT NOT NULL DEFAULT 'refused';

-- CreateTable
CREATE TABLE "SharedChannel" (
    "workspaceId" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "warnedId" TEXT NOT NULL,
    "warnedAt" DATETIME NOT NULL,
    "confirmedAt" DATETIME,

    PRIMARY KEY ("workspaceId", "address")
);
