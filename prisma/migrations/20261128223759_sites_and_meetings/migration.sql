-- AlterTable
ALTER TABLE "Event" ADD COLUMN "site" TEXT;

-- AlterTable
ALTER TABLE "Recording" ADD COLUMN "displayName" TEXT;
ALTER TABLE "Recording" ADD COLUMN "notice" TEXT;
ALTER TABLE "Recording" ADD COLUMN "passcode" TEXT;

-- The version of a series was raised to that of its exceptions, so that later ones were taken for older: calendars are
-- read anew, and what they say is believed.
UPDATE "Event" SET "sequence" = 0 WHERE "feedId" IS NOT NULL;
UPDATE "CalendarFeed" SET "etag" = NULL, "lastModified" = NULL;
