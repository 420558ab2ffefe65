-- CreateTable
CREATE TABLE "Alert" (
    "workspaceId" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    "since" DATETIME NOT NULL,
    "teller" TEXT NOT NULL,
    "seenAt" DATETIME NOT NULL,

    PRIMARY KEY ("workspaceId", "part")
);
