-- CreateTable
CREATE TABLE "ChatRefusal" (
    "workspaceId" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "since" TIMESTAMP(3) NOT NULL,
    "probes" INTEGER NOT NULL DEFAULT 0,
    "probeAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ChatRefusal_pkey" PRIMARY KEY ("workspaceId","platform")
);

-- CreateTable
CREATE TABLE "WriteCheck" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "WriteCheck_pkey" PRIMARY KEY ("id")
);
