-- CreateTable
CREATE TABLE "ChannelName" (
    "workspaceId" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "address")
);

-- CreateTable
CREATE TABLE "AnswerNumber" (
    "workspaceId" TEXT NOT NULL,
    "feedbackId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,

    PRIMARY KEY ("workspaceId", "feedbackId")
);

-- CreateTable
CREATE TABLE "AnswerCounter" (
    "workspaceId" TEXT NOT NULL PRIMARY KEY,
    "last" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "FeedRule" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "mood" TEXT NOT NULL,
    "heat" TEXT,
    "sourceIds" JSONB NOT NULL DEFAULT '[]',
    "touchpoints" JSONB NOT NULL DEFAULT '[]',
    "segments" JSONB NOT NULL DEFAULT '[]',
    "words" JSONB NOT NULL DEFAULT '[]',
    "language" TEXT,
    "wordsOnly" BOOLEAN NOT NULL DEFAULT true,
    "perHour" INTEGER NOT NULL DEFAULT 10,
    "locale" TEXT NOT NULL,
    "adminId" TEXT NOT NULL,
    "since" DATETIME NOT NULL,
    "lookedUntil" DATETIME NOT NULL,
    "deletedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    "formKey" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "id")
);

-- CreateTable
CREATE TABLE "FeedPost" (
    "workspaceId" TEXT NOT NULL,
    "feedbackId" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "ruleId" TEXT NOT NULL,
    "takenAt" DATETIME NOT NULL,
    "deliveryId" TEXT,
    "postedAt" DATETIME,

    PRIMARY KEY ("workspaceId", "feedbackId", "address")
);

-- CreateTable
CREATE TABLE "FormDraft" (
    "workspaceId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("workspaceId", "key")
);

-- CreateIndex
CREATE UNIQUE INDEX "AnswerNumber_workspaceId_number_key" ON "AnswerNumber"("workspaceId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "FeedRule_workspaceId_formKey_key" ON "FeedRule"("workspaceId", "formKey");

-- CreateIndex
CREATE INDEX "FeedPost_workspaceId_address_postedAt_idx" ON "FeedPost"("workspaceId", "address", "postedAt");

-- CreateIndex
CREATE INDEX "FeedPost_workspaceId_deliveryId_idx" ON "FeedPost"("workspaceId", "deliveryId");

-- Answers that have a case already are found by a number as the later ones are.
INSERT INTO "AnswerNumber" ("workspaceId", "feedbackId", "number")
SELECT "workspaceId", "feedbackId", ROW_NUMBER() OVER (PARTITION BY "workspaceId" ORDER BY "at", "feedbackId")
FROM "CaseFeedback";
INSERT INTO "AnswerCounter" ("workspaceId", "last")
SELECT "workspaceId", MAX("number") FROM "AnswerNumber" GROUP BY "workspaceId";
