-- AlterTable
ALTER TABLE "Suggestion" ADD COLUMN "wordId" TEXT;

-- CreateTable
CREATE TABLE "DirectionWord" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "authorId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "feedbackId" TEXT,
    "suggestionId" TEXT,
    "scheduleIds" JSONB,
    "publishedAt" DATETIME NOT NULL,
    "correctedAt" DATETIME,
    "withdrawnAt" DATETIME,
    "withdrawnById" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "formKey" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "id")
);

-- CreateTable
CREATE TABLE "DirectionTelling" (
    "workspaceId" TEXT NOT NULL,
    "wordId" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "deliveryId" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "wordId", "address"),
    CONSTRAINT "DirectionTelling_workspaceId_wordId_fkey" FOREIGN KEY ("workspaceId", "wordId") REFERENCES "DirectionWord" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CharterVersion" (
    "workspaceId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "details" TEXT NOT NULL,
    "members" JSONB NOT NULL,
    "byId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "formKey" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "number")
);

-- CreateIndex
CREATE INDEX "DirectionWord_workspaceId_publishedAt_idx" ON "DirectionWord"("workspaceId", "publishedAt");

-- CreateIndex
CREATE INDEX "DirectionWord_workspaceId_feedbackId_idx" ON "DirectionWord"("workspaceId", "feedbackId");

-- CreateIndex
CREATE UNIQUE INDEX "DirectionWord_workspaceId_number_key" ON "DirectionWord"("workspaceId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "DirectionWord_workspaceId_formKey_key" ON "DirectionWord"("workspaceId", "formKey");

-- CreateIndex
CREATE UNIQUE INDEX "CharterVersion_workspaceId_formKey_key" ON "CharterVersion"("workspaceId", "formKey");

-- CreateIndex
CREATE INDEX "Suggestion_workspaceId_wordId_idx" ON "Suggestion"("workspaceId", "wordId");
