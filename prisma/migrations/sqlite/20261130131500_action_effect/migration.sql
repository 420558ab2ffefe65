-- AlterTable
ALTER TABLE "Action" ADD COLUMN "helpedYes" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Action" ADD COLUMN "helpedPartly" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Action" ADD COLUMN "helpedNo" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "ActionVoter" (
    "workspaceId" TEXT NOT NULL,
    "actionId" TEXT NOT NULL,
    "voter" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "actionId", "voter"),
    CONSTRAINT "ActionVoter_workspaceId_actionId_fkey" FOREIGN KEY ("workspaceId", "actionId") REFERENCES "Action" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);
