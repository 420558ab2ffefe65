-- CreateTable
CREATE TABLE "Ambassador" (
    "workspaceId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "since" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "project" TEXT NOT NULL DEFAULT '',
    "kitOn" TEXT NOT NULL,
    "kitDone" BOOLEAN NOT NULL DEFAULT false,
    "quoted" JSONB NOT NULL DEFAULT '[]',
    "isAsked" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Ambassador_pkey" PRIMARY KEY ("workspaceId","personId")
);

-- CreateTable
CREATE TABLE "AmbassadorProgramme" (
    "workspaceId" TEXT NOT NULL,
    "isOn" BOOLEAN NOT NULL,
    "seal" TEXT NOT NULL,
    "lookedOn" TEXT,

    CONSTRAINT "AmbassadorProgramme_pkey" PRIMARY KEY ("workspaceId")
);
