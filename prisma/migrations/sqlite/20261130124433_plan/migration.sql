-- CreateTable
CREATE TABLE "Action" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "forWhom" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "dueOn" TEXT,
    "touchpoint" TEXT,
    "moves" JSONB,
    "status" TEXT NOT NULL,
    "startedAt" DATETIME,
    "doneAt" DATETIME,
    "doneOn" TEXT,
    "remindAt" DATETIME,
    "remindStep" INTEGER NOT NULL DEFAULT 0,
    "newsAskAt" DATETIME,
    "effectAt" DATETIME,
    "effectStep" INTEGER NOT NULL DEFAULT 0,
    "eventCount" INTEGER NOT NULL DEFAULT 0,
    "formKey" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "id")
);

-- CreateTable
CREATE TABLE "ActionCounter" (
    "workspaceId" TEXT NOT NULL PRIMARY KEY,
    "last" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "ActionEvent" (
    "workspaceId" TEXT NOT NULL,
    "actionId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "actorId" TEXT,
    "at" DATETIME NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "formKey" TEXT,

    PRIMARY KEY ("workspaceId", "actionId", "position"),
    CONSTRAINT "ActionEvent_workspaceId_actionId_fkey" FOREIGN KEY ("workspaceId", "actionId") REFERENCES "Action" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ActionOrigin" (
    "workspaceId" TEXT NOT NULL,
    "actionId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "name" TEXT,

    PRIMARY KEY ("workspaceId", "actionId", "kind", "subject"),
    CONSTRAINT "ActionOrigin_workspaceId_actionId_fkey" FOREIGN KEY ("workspaceId", "actionId") REFERENCES "Action" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Action_workspaceId_ownerId_status_idx" ON "Action"("workspaceId", "ownerId", "status");

-- CreateIndex
CREATE INDEX "Action_workspaceId_status_dueOn_idx" ON "Action"("workspaceId", "status", "dueOn");

-- CreateIndex
CREATE INDEX "Action_workspaceId_touchpoint_idx" ON "Action"("workspaceId", "touchpoint");

-- CreateIndex
CREATE INDEX "Action_workspaceId_remindAt_idx" ON "Action"("workspaceId", "remindAt");

-- CreateIndex
CREATE INDEX "Action_workspaceId_newsAskAt_idx" ON "Action"("workspaceId", "newsAskAt");

-- CreateIndex
CREATE INDEX "Action_workspaceId_effectAt_idx" ON "Action"("workspaceId", "effectAt");

-- CreateIndex
CREATE UNIQUE INDEX "Action_workspaceId_number_key" ON "Action"("workspaceId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Action_workspaceId_formKey_key" ON "Action"("workspaceId", "formKey");

-- CreateIndex
CREATE INDEX "ActionEvent_workspaceId_kind_at_idx" ON "ActionEvent"("workspaceId", "kind", "at");

-- CreateIndex
CREATE UNIQUE INDEX "ActionEvent_workspaceId_formKey_key" ON "ActionEvent"("workspaceId", "formKey");

-- CreateIndex
CREATE INDEX "ActionOrigin_workspaceId_kind_subject_idx" ON "ActionOrigin"("workspaceId", "kind", "subject");
