-- Who wants no more letters is a keyed hash in "SurveyVoted" from now on: pressed just after an answer, the flag stood beside the ballot.
ALTER TABLE "SurveyInvited" DROP COLUMN "isQuiet";

-- Ballots and hashes without rowids: these count both up in one order, by which whoever has the key joins them.
CREATE TABLE "_voted" (
    "workspaceId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "voter" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "roundId", "voter"),
    CONSTRAINT "SurveyVoted_workspaceId_roundId_fkey" FOREIGN KEY ("workspaceId", "roundId") REFERENCES "SurveyRound" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
) WITHOUT ROWID;
INSERT INTO "_voted" SELECT "workspaceId", "roundId", "voter" FROM "SurveyVoted";
DROP TABLE "SurveyVoted";
ALTER TABLE "_voted" RENAME TO "SurveyVoted";

CREATE TABLE "_ballot" (
    "workspaceId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "seal" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "id"),
    CONSTRAINT "Ballot_workspaceId_roundId_fkey" FOREIGN KEY ("workspaceId", "roundId") REFERENCES "SurveyRound" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
) WITHOUT ROWID;
INSERT INTO "_ballot" SELECT "workspaceId", "roundId", "id", "seal" FROM "Ballot";
DROP TABLE "Ballot";
ALTER TABLE "_ballot" RENAME TO "Ballot";
CREATE INDEX "Ballot_workspaceId_roundId_idx" ON "Ballot"("workspaceId", "roundId");
