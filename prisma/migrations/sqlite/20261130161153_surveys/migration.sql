-- CreateTable
CREATE TABLE "Survey" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "channels" JSONB NOT NULL,
    "threshold" INTEGER NOT NULL,
    "daysOpen" INTEGER NOT NULL,
    "cadence" JSONB,
    "nextAt" DATETIME,
    "createdById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    "formKey" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "id")
);

-- CreateTable
CREATE TABLE "SurveyPerson" (
    "workspaceId" TEXT NOT NULL,
    "surveyId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "group" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "surveyId", "personId", "group"),
    CONSTRAINT "SurveyPerson_workspaceId_surveyId_fkey" FOREIGN KEY ("workspaceId", "surveyId") REFERENCES "Survey" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SurveyRound" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "surveyId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "threshold" INTEGER NOT NULL,
    "commentThreshold" INTEGER NOT NULL,
    "questions" JSONB NOT NULL,
    "groups" JSONB NOT NULL,
    "asked" INTEGER NOT NULL DEFAULT 0,
    "leftOut" JSONB NOT NULL DEFAULT '{}',
    "openedById" TEXT,
    "openedAt" DATETIME NOT NULL,
    "closesAt" DATETIME NOT NULL,
    "remindAt" DATETIME,
    "closedAt" DATETIME,
    "answered" INTEGER,
    "tallies" JSONB,
    "result" JSONB,
    "decidedById" TEXT,
    "why" TEXT,
    "decideUntil" TEXT,
    "remindDecideAt" DATETIME,
    "remindStep" INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY ("workspaceId", "id"),
    CONSTRAINT "SurveyRound_workspaceId_surveyId_fkey" FOREIGN KEY ("workspaceId", "surveyId") REFERENCES "Survey" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SurveyInvited" (
    "workspaceId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "groups" JSONB NOT NULL,
    "invitedOn" TEXT,
    "isQuiet" BOOLEAN NOT NULL DEFAULT false,

    PRIMARY KEY ("workspaceId", "roundId", "personId"),
    CONSTRAINT "SurveyInvited_workspaceId_roundId_fkey" FOREIGN KEY ("workspaceId", "roundId") REFERENCES "SurveyRound" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SurveyVoted" (
    "workspaceId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "voter" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "roundId", "voter"),
    CONSTRAINT "SurveyVoted_workspaceId_roundId_fkey" FOREIGN KEY ("workspaceId", "roundId") REFERENCES "SurveyRound" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Ballot" (
    "workspaceId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "seal" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "id"),
    CONSTRAINT "Ballot_workspaceId_roundId_fkey" FOREIGN KEY ("workspaceId", "roundId") REFERENCES "SurveyRound" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SurveyComment" (
    "workspaceId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "id"),
    CONSTRAINT "SurveyComment_workspaceId_roundId_fkey" FOREIGN KEY ("workspaceId", "roundId") REFERENCES "SurveyRound" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Survey_workspaceId_nextAt_idx" ON "Survey"("workspaceId", "nextAt");

-- CreateIndex
CREATE UNIQUE INDEX "Survey_workspaceId_number_key" ON "Survey"("workspaceId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Survey_workspaceId_formKey_key" ON "Survey"("workspaceId", "formKey");

-- CreateIndex
CREATE INDEX "SurveyRound_workspaceId_state_closesAt_idx" ON "SurveyRound"("workspaceId", "state", "closesAt");

-- CreateIndex
CREATE INDEX "SurveyRound_workspaceId_remindAt_idx" ON "SurveyRound"("workspaceId", "remindAt");

-- CreateIndex
CREATE INDEX "SurveyRound_workspaceId_remindDecideAt_idx" ON "SurveyRound"("workspaceId", "remindDecideAt");

-- CreateIndex
CREATE UNIQUE INDEX "SurveyRound_workspaceId_surveyId_number_key" ON "SurveyRound"("workspaceId", "surveyId", "number");

-- CreateIndex
CREATE INDEX "SurveyInvited_workspaceId_personId_invitedOn_idx" ON "SurveyInvited"("workspaceId", "personId", "invitedOn");

-- CreateIndex
CREATE INDEX "Ballot_workspaceId_roundId_idx" ON "Ballot"("workspaceId", "roundId");

-- CreateIndex
CREATE INDEX "SurveyComment_workspaceId_roundId_idx" ON "SurveyComment"("workspaceId", "roundId");
