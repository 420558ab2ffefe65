-- CreateTable
CREATE TABLE "ContactSettings" (
    "workspaceId" TEXT NOT NULL PRIMARY KEY,
    "currency" TEXT NOT NULL,
    "digits" INTEGER NOT NULL,
    "closesOn" INTEGER NOT NULL,
    "firstMonth" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "Department" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "channel" TEXT,
    "locale" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "formKey" TEXT,

    PRIMARY KEY ("workspaceId", "id")
);

-- CreateTable
CREATE TABLE "ContactRule" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "how" TEXT NOT NULL,
    "departmentId" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "formKey" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "id"),
    CONSTRAINT "ContactRule_workspaceId_departmentId_fkey" FOREIGN KEY ("workspaceId", "departmentId") REFERENCES "Department" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "UnitCost" (
    "workspaceId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "since" TEXT NOT NULL,
    "per" TEXT NOT NULL,
    "micros" BIGINT NOT NULL,

    PRIMARY KEY ("workspaceId", "channel", "since")
);

-- CreateTable
CREATE TABLE "ContactImport" (
    "workspaceId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "fileName" TEXT NOT NULL,
    "imported" INTEGER NOT NULL DEFAULT 0,
    "duplicates" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "startedAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    "undoneAt" DATETIME,
    "removed" INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY ("workspaceId", "number")
);

-- CreateTable
CREATE TABLE "ContactCounter" (
    "workspaceId" TEXT NOT NULL PRIMARY KEY,
    "last" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Contact" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "batch" INTEGER,
    "day" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "reasonKey" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "touchpoint" TEXT,
    "departmentId" TEXT,
    "count" INTEGER NOT NULL,
    "seconds" INTEGER,
    "cost" BIGINT,
    "verbatim" TEXT,
    "customer" TEXT,
    "receivedAt" DATETIME NOT NULL,
    "countedIn" TEXT,

    PRIMARY KEY ("workspaceId", "id")
);

-- CreateTable
CREATE TABLE "ContactStatement" (
    "workspaceId" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "digits" INTEGER NOT NULL,
    "closedAt" DATETIME NOT NULL,
    "moved" JSONB NOT NULL,

    PRIMARY KEY ("workspaceId", "month")
);

-- CreateTable
CREATE TABLE "ContactStatementLine" (
    "workspaceId" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "departmentId" TEXT NOT NULL,
    "reasonKey" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "madeIn" TEXT NOT NULL,
    "department" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "contacts" INTEGER NOT NULL,
    "seconds" BIGINT NOT NULL,
    "uncosted" INTEGER NOT NULL,
    "amount" BIGINT NOT NULL,

    PRIMARY KEY ("workspaceId", "month", "departmentId", "reasonKey", "channel", "madeIn"),
    CONSTRAINT "ContactStatementLine_workspaceId_month_fkey" FOREIGN KEY ("workspaceId", "month") REFERENCES "ContactStatement" ("workspaceId", "month") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Department_workspaceId_key_key" ON "Department"("workspaceId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Department_workspaceId_formKey_key" ON "Department"("workspaceId", "formKey");

-- CreateIndex
CREATE UNIQUE INDEX "ContactRule_workspaceId_formKey_key" ON "ContactRule"("workspaceId", "formKey");

-- CreateIndex
CREATE INDEX "Contact_workspaceId_countedIn_day_idx" ON "Contact"("workspaceId", "countedIn", "day");

-- CreateIndex
CREATE INDEX "Contact_workspaceId_day_idx" ON "Contact"("workspaceId", "day");

-- CreateIndex
CREATE INDEX "Contact_workspaceId_customer_idx" ON "Contact"("workspaceId", "customer");

-- CreateIndex
CREATE INDEX "Contact_workspaceId_batch_idx" ON "Contact"("workspaceId", "batch");
