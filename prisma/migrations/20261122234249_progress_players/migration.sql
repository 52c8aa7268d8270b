-- AlterTable
ALTER TABLE "Progress" ADD COLUMN "actionAt" DATETIME;
ALTER TABLE "Progress" ADD COLUMN "player" TEXT;
