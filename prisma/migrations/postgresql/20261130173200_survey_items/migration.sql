-- CreateTable
CREATE TABLE "SurveyItem" (
    "workspaceId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "words" JSONB,
    "isOff" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "SurveyItem_pkey" PRIMARY KEY ("workspaceId","kind","key")
);
