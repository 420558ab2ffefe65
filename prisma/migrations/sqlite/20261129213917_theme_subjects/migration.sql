-- AlterTable
ALTER TABLE "ThemeChoice" ADD COLUMN "subject" TEXT;

-- CreateTable
CREATE TABLE "ThemeSubject" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "nameInFrench" TEXT,
    "nameInEnglish" TEXT,
    "isPinned" BOOLEAN NOT NULL DEFAULT false,
    "isMuted" BOOLEAN NOT NULL DEFAULT false,
    "byId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("workspaceId", "id")
);
