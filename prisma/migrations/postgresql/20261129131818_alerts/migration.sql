-- CreateTable
CREATE TABLE "Alert" (
    "workspaceId" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    "since" TIMESTAMP(3) NOT NULL,
    "teller" TEXT NOT NULL,
    "seenAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Alert_pkey" PRIMARY KEY ("workspaceId","part")
);
