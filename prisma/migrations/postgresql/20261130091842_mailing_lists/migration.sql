-- CreateTable
CREATE TABLE "MailList" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "MailList_pkey" PRIMARY KEY ("workspaceId","id")
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
    "addedAt" TIMESTAMP(3) NOT NULL,
    "unsubscribedAt" TIMESTAMP(3),
    "bouncedAt" TIMESTAMP(3),
    "bounce" TEXT,
    "toldAt" TIMESTAMP(3),

    CONSTRAINT "MailReader_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "MailList_workspaceId_name_key" ON "MailList"("workspaceId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "MailReader_tokenHash_key" ON "MailReader"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "MailReader_workspaceId_listId_emailHash_key" ON "MailReader"("workspaceId", "listId", "emailHash");

-- AddForeignKey
ALTER TABLE "MailReader" ADD CONSTRAINT "MailReader_workspaceId_listId_fkey" FOREIGN KEY ("workspaceId", "listId") REFERENCES "MailList"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
