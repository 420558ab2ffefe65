-- CreateTable
CREATE TABLE "KeyOnFile" (
    "name" TEXT NOT NULL,
    "check" TEXT NOT NULL,
    "sealed" TEXT,

    CONSTRAINT "KeyOnFile_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "KeyHolder" (
    "id" TEXT NOT NULL,
    "check" TEXT NOT NULL,
    "seenAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "KeyHolder_pkey" PRIMARY KEY ("id")
);
