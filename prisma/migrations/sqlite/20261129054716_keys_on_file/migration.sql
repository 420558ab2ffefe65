-- CreateTable
CREATE TABLE "KeyOnFile" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "check" TEXT NOT NULL,
    "sealed" TEXT
);

-- CreateTable
CREATE TABLE "KeyHolder" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "check" TEXT NOT NULL,
    "seenAt" DATETIME NOT NULL
);
