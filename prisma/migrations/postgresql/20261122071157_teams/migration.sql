-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "teamsTenantId" TEXT;

-- CreateTable
CREATE TABLE "Conversation" (
    "workspaceId" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "serviceUrl" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "name" TEXT,
    "teamId" TEXT,
    "locale" TEXT,
    "timeZone" TEXT,
    "isGone" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Conversation_pkey" PRIMARY KEY ("workspaceId","platform","place")
);

-- CreateIndex
CREATE INDEX "Conversation_workspaceId_platform_teamId_idx" ON "Conversation"("workspaceId", "platform", "teamId");

-- CreateIndex
CREATE UNIQUE INDEX "Workspace_teamsTenantId_key" ON "Workspace"("teamsTenantId");
