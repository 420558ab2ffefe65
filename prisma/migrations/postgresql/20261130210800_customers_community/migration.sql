-- CreateTable
CREATE TABLE "CustomerQuestion" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "aboutKind" TEXT NOT NULL,
    "aboutId" TEXT NOT NULL,
    "wording" JSONB NOT NULL,
    "privacyUrl" TEXT NOT NULL DEFAULT '',
    "askedById" TEXT NOT NULL,
    "readerId" TEXT NOT NULL,
    "readerShown" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "endsOn" TEXT NOT NULL,
    "endsAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),
    "answered" INTEGER NOT NULL DEFAULT 0,
    "result" JSONB,
    "word" JSONB,
    "wordAt" TIMESTAMP(3),
    "wordUntil" TEXT,
    "remindAt" TIMESTAMP(3),
    "remindStep" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "formKey" TEXT NOT NULL,

    CONSTRAINT "CustomerQuestion_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "CustomerLinks" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "mark" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "answered" INTEGER NOT NULL DEFAULT 0,
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "CustomerLinks_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "SpentLink" (
    "workspaceId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "link" TEXT NOT NULL,

    CONSTRAINT "SpentLink_pkey" PRIMARY KEY ("workspaceId","questionId","link")
);

-- CreateTable
CREATE TABLE "CustomerAnswer" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "linksId" TEXT NOT NULL,
    "choice" INTEGER,
    "feedbackId" TEXT,
    "customer" TEXT NOT NULL,
    "formKey" TEXT NOT NULL,

    CONSTRAINT "CustomerAnswer_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateIndex
CREATE INDEX "CustomerQuestion_workspaceId_aboutKind_aboutId_idx" ON "CustomerQuestion"("workspaceId", "aboutKind", "aboutId");

-- CreateIndex
CREATE INDEX "CustomerQuestion_workspaceId_endedAt_endsAt_idx" ON "CustomerQuestion"("workspaceId", "endedAt", "endsAt");

-- CreateIndex
CREATE INDEX "CustomerQuestion_workspaceId_remindAt_idx" ON "CustomerQuestion"("workspaceId", "remindAt");

-- CreateIndex
CREATE UNIQUE INDEX "CustomerQuestion_workspaceId_number_key" ON "CustomerQuestion"("workspaceId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "CustomerQuestion_workspaceId_formKey_key" ON "CustomerQuestion"("workspaceId", "formKey");

-- CreateIndex
CREATE UNIQUE INDEX "CustomerLinks_mark_key" ON "CustomerLinks"("mark");

-- CreateIndex
CREATE INDEX "CustomerLinks_workspaceId_questionId_idx" ON "CustomerLinks"("workspaceId", "questionId");

-- CreateIndex
CREATE INDEX "CustomerAnswer_workspaceId_customer_idx" ON "CustomerAnswer"("workspaceId", "customer");

-- CreateIndex
CREATE INDEX "CustomerAnswer_workspaceId_feedbackId_idx" ON "CustomerAnswer"("workspaceId", "feedbackId");

-- CreateIndex
CREATE UNIQUE INDEX "CustomerAnswer_workspaceId_questionId_formKey_key" ON "CustomerAnswer"("workspaceId", "questionId", "formKey");

-- AddForeignKey
ALTER TABLE "CustomerLinks" ADD CONSTRAINT "CustomerLinks_workspaceId_questionId_fkey" FOREIGN KEY ("workspaceId", "questionId") REFERENCES "CustomerQuestion"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SpentLink" ADD CONSTRAINT "SpentLink_workspaceId_questionId_fkey" FOREIGN KEY ("workspaceId", "questionId") REFERENCES "CustomerQuestion"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CustomerAnswer" ADD CONSTRAINT "CustomerAnswer_workspaceId_questionId_fkey" FOREIGN KEY ("workspaceId", "questionId") REFERENCES "CustomerQuestion"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
