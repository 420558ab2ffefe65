-- CreateTable
CREATE TABLE "MailList" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("workspaceId", "id")
);

-- CreateTable
CREATE TABLE "MailReader" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "listId" TEXT NOT NULL,
    "sealedEmail" TEXT NOT NULL,
    "emailHash" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "locale" TEXT,
    "consent" TEXT NOT NULL,
    "addedAt" DATETIME NOT NULL,
    "unsubscribedAt" DATETIME,
    "bouncedAt" DATETIME,
    "bounce" TEXT,
    "toldAt" DATETIME,

    PRIMARY KEY ("workspaceId", "id"),
    CONSTRAINT "MailReader_workspaceId_listId_fkey" FOREIGN KEY ("workspaceId", "listId") REFERENCES "MailList" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "MailList_workspaceId_name_key" ON "MailList"("workspaceId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "MailReader_tokenHash_key" ON "MailReader"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "MailReader_workspaceId_listId_emailHash_key" ON "MailReader"("workspaceId", "listId", "emailHash");
