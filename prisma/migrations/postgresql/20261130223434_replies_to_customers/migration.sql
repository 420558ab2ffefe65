-- CreateTable
CREATE TABLE "ReplyPlace" (
    "workspaceId" TEXT NOT NULL,
    "feedbackId" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "answeredAt" TIMESTAMP(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "seal" TEXT NOT NULL,

    CONSTRAINT "ReplyPlace_pkey" PRIMARY KEY ("workspaceId","feedbackId")
);

-- CreateTable
CREATE TABLE "CustomerReply" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "feedbackId" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "answeredAt" TIMESTAMP(3) NOT NULL,
    "fromKind" TEXT NOT NULL,
    "fromSubject" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "writerId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "writtenAt" TIMESTAMP(3) NOT NULL,
    "toldAt" TIMESTAMP(3),
    "formKey" TEXT NOT NULL,

    CONSTRAINT "CustomerReply_pkey" PRIMARY KEY ("workspaceId","id")
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
