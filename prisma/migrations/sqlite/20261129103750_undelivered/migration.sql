-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN "retryAt" DATETIME;
ALTER TABLE "Delivery" ADD COLUMN "toldAt" DATETIME;
ALTER TABLE "Delivery" ADD COLUMN "undeliveredAt" DATETIME;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN "unreachableAt" DATETIME;

-- CreateIndex
CREATE INDEX "Delivery_workspaceId_undeliveredAt_idx" ON "Delivery"("workspaceId", "undeliveredAt");
