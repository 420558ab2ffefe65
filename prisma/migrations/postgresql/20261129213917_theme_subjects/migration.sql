-- AlterTable
ALTER TABLE "ThemeChoice" ADD COLUMN     "subject" TEXT;

-- CreateTable
CREATE TABLE "ThemeSubject" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "nameInFrench" TEXT,
    "nameInEnglish" TEXT,
    "isPinned" BOOLEAN NOT NULL DEFAULT false,
    "isMuted" BOOLEAN NOT NULL DEFAULT false,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ThemeSubject_pkey" PRIMARY KEY ("workspaceId","id")
);
