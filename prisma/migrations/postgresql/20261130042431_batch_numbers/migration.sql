-- DropIndex
DROP INDEX "Batch_workspaceId_number_idx";

-- AlterTable
ALTER TABLE "Batch" DROP CONSTRAINT "Batch_pkey",
ALTER COLUMN "number" DROP DEFAULT,
ADD CONSTRAINT "Batch_pkey" PRIMARY KEY ("workspaceId", "number");
DROP SEQUENCE "Batch_number_seq";

-- CreateTable
CREATE TABLE "BatchCounter" (
    "workspaceId" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "BatchCounter_pkey" PRIMARY KEY ("workspaceId")
);

-- Numbers that were given stay: each company goes on after its own last one.
INSERT INTO "BatchCounter" ("workspaceId", "last") SELECT "workspaceId", max("number") FROM "Batch" GROUP BY "workspaceId";
