-- CreateTable
CREATE TABLE "GivenRole" (
    "workspaceId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "GivenRole_pkey" PRIMARY KEY ("workspaceId","personId","role")
);
