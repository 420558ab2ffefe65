-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "retryAt" TIMESTAMP(3),
ADD COLUMN     "toldAt" TIMESTAMP(3),
ADD COLUMN     "undeliveredAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "unreachableAt" TIMESTAMP(3);

-- CreateIndex
CREATE INDEX "Delivery_workspaceId_undeliveredAt_idx" ON "Delivery"("workspaceId", "undeliveredAt");
