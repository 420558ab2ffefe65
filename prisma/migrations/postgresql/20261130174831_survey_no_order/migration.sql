-- Who wants no more letters is a keyed hash in "SurveyVoted" from now on: pressed just after an answer, the flag stood beside the ballot.
ALTER TABLE "SurveyInvited" DROP COLUMN "isQuiet";
