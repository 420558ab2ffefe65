-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "lastVisit" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "Visit" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "visitorId" TEXT,
    "competitorId" TEXT,
    "visitedOn" TEXT NOT NULL,
    "touchpoint" TEXT NOT NULL,
    "promised" TEXT NOT NULL,
    "happened" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "kept" TEXT NOT NULL,
    "checks" JSONB NOT NULL,
    "formKey" TEXT NOT NULL,
    "addedAt" TIMESTAMP(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Visit_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "VisitCompetitor" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "listed" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "VisitCompetitor_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "VisitCriterion" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "touchpoint" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "nameFr" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "listed" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "VisitCriterion_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "VisitNotice" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "toldOn" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "recordedAt" TIMESTAMP(3) NOT NULL,
    "withdrawnById" TEXT,
    "withdrawnAt" TIMESTAMP(3),

    CONSTRAINT "VisitNotice_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateIndex
CREATE INDEX "Visit_workspaceId_touchpoint_visitedOn_idx" ON "Visit"("workspaceId", "touchpoint", "visitedOn");

-- CreateIndex
CREATE INDEX "Visit_workspaceId_visitedOn_idx" ON "Visit"("workspaceId", "visitedOn");

-- CreateIndex
CREATE INDEX "Visit_workspaceId_visitorId_idx" ON "Visit"("workspaceId", "visitorId");

-- CreateIndex
CREATE UNIQUE INDEX "Visit_workspaceId_number_key" ON "Visit"("workspaceId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Visit_workspaceId_formKey_key" ON "Visit"("workspaceId", "formKey");

-- CreateIndex
CREATE INDEX "VisitCriterion_workspaceId_touchpoint_idx" ON "VisitCriterion"("workspaceId", "touchpoint");

-- CreateIndex
CREATE INDEX "VisitNotice_workspaceId_recordedAt_idx" ON "VisitNotice"("workspaceId", "recordedAt");
