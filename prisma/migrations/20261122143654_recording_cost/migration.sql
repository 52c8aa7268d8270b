-- DropIndex
DROP INDEX "Video_ownerId_createdAt_idx";

-- AlterTable
ALTER TABLE "Recording" ADD COLUMN "cost" TEXT;
ALTER TABLE "Recording" ADD COLUMN "reachedAt" TEXT;

-- CreateIndex
CREATE INDEX "Video_ownerId_startedAt_id_idx" ON "Video"("ownerId", "startedAt", "id");
