-- CreateTable
CREATE TABLE "ReplyPlace" (
    "workspaceId" TEXT NOT NULL,
    "feedbackId" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "answeredAt" DATETIME NOT NULL,
    "kind" TEXT NOT NULL,
    "seal" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "feedbackId")
);

-- CreateTable
CREATE TABLE "CustomerReply" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "feedbackId" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "answeredAt" DATETIME NOT NULL,
    "fromKind" TEXT NOT NULL,
    "fromSubject" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "writerId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "writtenAt" DATETIME NOT NULL,
    "toldAt" DATETIME,
    "formKey" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "id")
);

-- CreateIndex
CREATE INDEX "ReplyPlace_workspaceId_sourceId_answeredAt_idx" ON "ReplyPlace"("workspaceId", "sourceId", "answeredAt");

-- CreateIndex
CREATE INDEX "CustomerReply_workspaceId_fromKind_fromSubject_idx" ON "CustomerReply"("workspaceId", "fromKind", "fromSubject");

-- CreateIndex
CREATE INDEX "CustomerReply_workspaceId_feedbackId_idx" ON "CustomerReply"("workspaceId", "feedbackId");

-- CreateIndex
CREATE INDEX "CustomerReply_workspaceId_sourceId_answeredAt_idx" ON "CustomerReply"("workspaceId", "sourceId", "answeredAt");

-- CreateIndex
CREATE UNIQUE INDEX "CustomerReply_workspaceId_formKey_key" ON "CustomerReply"("workspaceId", "formKey");
