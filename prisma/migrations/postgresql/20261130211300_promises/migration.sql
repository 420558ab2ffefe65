-- CreateTable
CREATE TABLE "BrandPromise" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "endedAt" TIMESTAMP(3),
    "endedById" TEXT,

    CONSTRAINT "BrandPromise_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "PromiseVersion" (
    "workspaceId" TEXT NOT NULL,
    "promiseId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "sentence" TEXT NOT NULL,
    "touchpoint" TEXT NOT NULL,
    "known" JSONB NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "formKey" TEXT NOT NULL,

    CONSTRAINT "PromiseVersion_pkey" PRIMARY KEY ("workspaceId","promiseId","number")
);

-- CreateIndex
CREATE UNIQUE INDEX "BrandPromise_workspaceId_number_key" ON "BrandPromise"("workspaceId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "PromiseVersion_workspaceId_formKey_key" ON "PromiseVersion"("workspaceId", "formKey");

-- AddForeignKey
ALTER TABLE "PromiseVersion" ADD CONSTRAINT "PromiseVersion_workspaceId_promiseId_fkey" FOREIGN KEY ("workspaceId", "promiseId") REFERENCES "BrandPromise"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
