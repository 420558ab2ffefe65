-- CreateTable
CREATE TABLE "ActionStep" (
    "workspaceId" TEXT NOT NULL,
    "actionId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "doneAt" DATETIME,
    "doneById" TEXT,

    PRIMARY KEY ("workspaceId", "actionId", "id"),
    CONSTRAINT "ActionStep_workspaceId_actionId_fkey" FOREIGN KEY ("workspaceId", "actionId") REFERENCES "Action" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);
