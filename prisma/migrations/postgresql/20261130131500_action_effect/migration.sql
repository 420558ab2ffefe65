-- AlterTable
ALTER TABLE "Action" ADD COLUMN     "helpedNo" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "helpedPartly" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "helpedYes" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "ActionVoter" (
    "workspaceId" TEXT NOT NULL,
    "actionId" TEXT NOT NULL,
    "voter" TEXT NOT NULL,

    CONSTRAINT "ActionVoter_pkey" PRIMARY KEY ("workspaceId","actionId","voter")
);

-- AddForeignKey
ALTER TABLE "ActionVoter" ADD CONSTRAINT "ActionVoter_workspaceId_actionId_fkey" FOREIGN KEY ("workspaceId", "actionId") REFERENCES "Action"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
