-- CreateTable
CREATE TABLE "Workspace" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slackTeamId" TEXT,
    "name" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "country" TEXT NOT NULL DEFAULT 'FR',
    "region" TEXT,
    "workdays" JSONB NOT NULL DEFAULT '[1,2,3,4,5]',
    "closingDays" JSONB NOT NULL DEFAULT '[]',
    "dayStartsAt" INTEGER NOT NULL DEFAULT 9,
    "dayEndsAt" INTEGER NOT NULL DEFAULT 18,
    "replyDays" INTEGER NOT NULL DEFAULT 5,
    "storiesChannel" TEXT,
    "lastSuggestion" INTEGER NOT NULL DEFAULT 0,
    "lastStory" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Person" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "locale" TEXT,
    "chosenLocale" TEXT,
    "isAdmin" BOOLEAN NOT NULL DEFAULT false,
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "refreshedAt" DATETIME NOT NULL,

    PRIMARY KEY ("workspaceId", "id")
);

-- CreateTable
CREATE TABLE "Topic" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "nameFr" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "replyDays" INTEGER,
    "isDefault" BOOLEAN NOT NULL DEFAULT false,
    "archivedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,

    PRIMARY KEY ("workspaceId", "id")
);

-- CreateTable
CREATE TABLE "TopicOwner" (
    "workspaceId" TEXT NOT NULL,
    "topicId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    PRIMARY KEY ("workspaceId", "topicId", "personId"),
    CONSTRAINT "TopicOwner_workspaceId_topicId_fkey" FOREIGN KEY ("workspaceId", "topicId") REFERENCES "Topic" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Source" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "heat" TEXT NOT NULL DEFAULT 'hot',
    "tokenHash" TEXT,
    "createdAt" DATETIME NOT NULL,
    "lastSeenAt" DATETIME,

    PRIMARY KEY ("workspaceId", "id")
);

-- CreateTable
CREATE TABLE "Feedback" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "heat" TEXT NOT NULL,
    "metric" TEXT,
    "score" REAL,
    "verbatim" TEXT,
    "sealedOriginal" TEXT,
    "customer" TEXT,
    "touchpoint" TEXT,
    "segments" JSONB NOT NULL DEFAULT '{}',
    "answeredAt" DATETIME NOT NULL,
    "receivedAt" DATETIME NOT NULL,

    PRIMARY KEY ("workspaceId", "id"),
    CONSTRAINT "Feedback_workspaceId_sourceId_fkey" FOREIGN KEY ("workspaceId", "sourceId") REFERENCES "Source" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "IdempotencyKey" (
    "workspaceId" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "requestHash" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("workspaceId", "sourceId", "key")
);

-- CreateTable
CREATE TABLE "Suggestion" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "details" TEXT NOT NULL,
    "topicId" TEXT NOT NULL,
    "ownerId" TEXT,
    "anonymous" BOOLEAN NOT NULL DEFAULT false,
    "authorId" TEXT,
    "sealedAuthor" TEXT,
    "status" TEXT NOT NULL,
    "submittedAt" DATETIME NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "firstReplyAt" DATETIME,
    "firstReplyBy" TEXT,
    "firstReplyMin" INTEGER,
    "formKey" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "id")
);

-- CreateTable
CREATE TABLE "SuggestionEvent" (
    "workspaceId" TEXT NOT NULL,
    "suggestionId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "actorId" TEXT,
    "at" DATETIME NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "formKey" TEXT,

    PRIMARY KEY ("workspaceId", "suggestionId", "position"),
    CONSTRAINT "SuggestionEvent_workspaceId_suggestionId_fkey" FOREIGN KEY ("workspaceId", "suggestionId") REFERENCES "Suggestion" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Story" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "tellerId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "wentWrong" TEXT NOT NULL,
    "weDid" TEXT NOT NULL,
    "customerSaid" TEXT NOT NULL,
    "learned" TEXT NOT NULL,
    "creditedId" TEXT,
    "credit" TEXT NOT NULL DEFAULT 'agreed',
    "status" TEXT NOT NULL,
    "moderatorId" TEXT,
    "submittedAt" DATETIME NOT NULL,
    "approvedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    "formKey" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "id")
);

-- CreateTable
CREATE TABLE "StoryEvent" (
    "workspaceId" TEXT NOT NULL,
    "storyId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',

    PRIMARY KEY ("workspaceId", "storyId", "position"),
    CONSTRAINT "StoryEvent_workspaceId_storyId_fkey" FOREIGN KEY ("workspaceId", "storyId") REFERENCES "Story" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "StoryTelling" (
    "workspaceId" TEXT NOT NULL,
    "storyId" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "deliveryId" TEXT NOT NULL,
    "tellerTold" BOOLEAN NOT NULL DEFAULT false,

    PRIMARY KEY ("workspaceId", "storyId", "address"),
    CONSTRAINT "StoryTelling_workspaceId_storyId_fkey" FOREIGN KEY ("workspaceId", "storyId") REFERENCES "Story" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Schedule" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "adminId" TEXT NOT NULL,
    "sections" JSONB NOT NULL,
    "filters" JSONB NOT NULL,
    "cadence" JSONB NOT NULL,
    "timeZone" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "country" TEXT,
    "region" TEXT,
    "onHolidays" TEXT NOT NULL DEFAULT 'skip',
    "whenEmpty" TEXT NOT NULL DEFAULT 'silent',
    "pausedAt" DATETIME,
    "pausedUntil" DATETIME,
    "deletedAt" DATETIME,
    "plannedUntil" DATETIME NOT NULL,
    "formKey" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "id")
);

-- CreateTable
CREATE TABLE "ScheduleChannel" (
    "workspaceId" TEXT NOT NULL,
    "scheduleId" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "trouble" TEXT,

    PRIMARY KEY ("workspaceId", "scheduleId", "address"),
    CONSTRAINT "ScheduleChannel_workspaceId_scheduleId_fkey" FOREIGN KEY ("workspaceId", "scheduleId") REFERENCES "Schedule" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DigestRun" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "scheduleId" TEXT NOT NULL,
    "occurrenceAt" DATETIME NOT NULL,
    "coversFrom" DATETIME NOT NULL,
    "coversTo" DATETIME NOT NULL,
    "outcome" TEXT NOT NULL,
    "snapshot" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("workspaceId", "id"),
    CONSTRAINT "DigestRun_workspaceId_scheduleId_fkey" FOREIGN KEY ("workspaceId", "scheduleId") REFERENCES "Schedule" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Delivery" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT,
    "address" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "threadOf" TEXT,
    "replaces" TEXT,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "queuedAt" DATETIME NOT NULL,
    "notBefore" DATETIME NOT NULL,
    "claimedAt" DATETIME,
    "claimedBy" TEXT,
    "sentAt" DATETIME,
    "remote" TEXT,
    "reason" TEXT,

    PRIMARY KEY ("workspaceId", "id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Workspace_slackTeamId_key" ON "Workspace"("slackTeamId");

-- CreateIndex
CREATE UNIQUE INDEX "Person_workspaceId_platform_externalId_key" ON "Person"("workspaceId", "platform", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "Source_tokenHash_key" ON "Source"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "Source_workspaceId_name_key" ON "Source"("workspaceId", "name");

-- CreateIndex
CREATE INDEX "Feedback_workspaceId_answeredAt_idx" ON "Feedback"("workspaceId", "answeredAt");

-- CreateIndex
CREATE INDEX "Feedback_workspaceId_customer_idx" ON "Feedback"("workspaceId", "customer");

-- CreateIndex
CREATE INDEX "Suggestion_workspaceId_ownerId_status_idx" ON "Suggestion"("workspaceId", "ownerId", "status");

-- CreateIndex
CREATE INDEX "Suggestion_workspaceId_authorId_idx" ON "Suggestion"("workspaceId", "authorId");

-- CreateIndex
CREATE INDEX "Suggestion_workspaceId_submittedAt_idx" ON "Suggestion"("workspaceId", "submittedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Suggestion_workspaceId_number_key" ON "Suggestion"("workspaceId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Suggestion_workspaceId_formKey_key" ON "Suggestion"("workspaceId", "formKey");

-- CreateIndex
CREATE UNIQUE INDEX "SuggestionEvent_workspaceId_formKey_key" ON "SuggestionEvent"("workspaceId", "formKey");

-- CreateIndex
CREATE INDEX "Story_workspaceId_status_approvedAt_idx" ON "Story"("workspaceId", "status", "approvedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Story_workspaceId_number_key" ON "Story"("workspaceId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Story_workspaceId_formKey_key" ON "Story"("workspaceId", "formKey");

-- CreateIndex
CREATE INDEX "StoryTelling_workspaceId_tellerTold_idx" ON "StoryTelling"("workspaceId", "tellerTold");

-- CreateIndex
CREATE UNIQUE INDEX "Schedule_workspaceId_formKey_key" ON "Schedule"("workspaceId", "formKey");

-- CreateIndex
CREATE UNIQUE INDEX "DigestRun_workspaceId_scheduleId_occurrenceAt_key" ON "DigestRun"("workspaceId", "scheduleId", "occurrenceAt");

-- CreateIndex
CREATE INDEX "Delivery_workspaceId_state_notBefore_idx" ON "Delivery"("workspaceId", "state", "notBefore");

-- CreateIndex
CREATE INDEX "Delivery_workspaceId_subject_idx" ON "Delivery"("workspaceId", "subject");

-- CreateIndex
CREATE INDEX "Delivery_workspaceId_threadOf_idx" ON "Delivery"("workspaceId", "threadOf");
