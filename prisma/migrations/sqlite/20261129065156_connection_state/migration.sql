-- CreateTable
CREATE TABLE "ChatRefusal" (
    "workspaceId" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "since" DATETIME NOT NULL,
    "probes" INTEGER NOT NULL DEFAULT 0,
    "probeAt" DATETIME NOT NULL,

    PRIMARY KEY ("workspaceId", "platform")
);

-- CreateTable
CREATE TABLE "WriteCheck" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL
);
