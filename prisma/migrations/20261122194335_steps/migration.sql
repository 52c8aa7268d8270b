-- AlterTable
ALTER TABLE "Recording" ADD COLUMN "site" TEXT;

-- CreateTable
CREATE TABLE "TryOut" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ownerId" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "steps" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "result" TEXT,
    "problem" TEXT,
    "createdAt" DATETIME NOT NULL,
    "finishedAt" DATETIME,
    CONSTRAINT "TryOut_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Event" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ownerId" TEXT NOT NULL,
    "feedId" TEXT,
    "uid" TEXT,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "title" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "startLocal" TEXT NOT NULL,
    "startAt" DATETIME NOT NULL,
    "durationSec" INTEGER,
    "rrule" TEXT,
    "extraDates" TEXT NOT NULL DEFAULT '[]',
    "exceptDates" TEXT NOT NULL DEFAULT '[]',
    "overrides" TEXT NOT NULL DEFAULT '[]',
    "paddingBeforeSec" INTEGER NOT NULL DEFAULT 60,
    "paddingAfterSec" INTEGER NOT NULL DEFAULT 300,
    "untilEnd" BOOLEAN NOT NULL DEFAULT false,
    "waitSec" INTEGER NOT NULL DEFAULT 1800,
    "quality" TEXT NOT NULL DEFAULT '720p30',
    "view" TEXT NOT NULL DEFAULT 'player',
    "chat" BOOLEAN NOT NULL DEFAULT true,
    "priority" INTEGER NOT NULL DEFAULT 0,
    "passcode" TEXT,
    "displayName" TEXT,
    "notice" TEXT,
    "steps" TEXT NOT NULL DEFAULT '[]',
    "paused" BOOLEAN NOT NULL DEFAULT false,
    "problem" TEXT,
    "goneAt" DATETIME,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Event_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Event_feedId_fkey" FOREIGN KEY ("feedId") REFERENCES "CalendarFeed" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_Event" ("chat", "createdAt", "displayName", "durationSec", "exceptDates", "extraDates", "feedId", "goneAt", "id", "notice", "overrides", "ownerId", "paddingAfterSec", "paddingBeforeSec", "passcode", "paused", "priority", "problem", "quality", "rrule", "sequence", "startAt", "startLocal", "timeZone", "title", "uid", "untilEnd", "updatedAt", "url", "view", "waitSec") SELECT "chat", "createdAt", "displayName", "durationSec", "exceptDates", "extraDates", "feedId", "goneAt", "id", "notice", "overrides", "ownerId", "paddingAfterSec", "paddingBeforeSec", "passcode", "paused", "priority", "problem", "quality", "rrule", "sequence", "startAt", "startLocal", "timeZone", "title", "uid", "untilEnd", "updatedAt", "url", "view", "waitSec" FROM "Event";
DROP TABLE "Event";
ALTER TABLE "new_Event" RENAME TO "Event";
CREATE INDEX "Event_ownerId_startAt_idx" ON "Event"("ownerId", "startAt");
CREATE UNIQUE INDEX "Event_feedId_uid_key" ON "Event"("feedId", "uid");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "TryOut_ownerId_state_idx" ON "TryOut"("ownerId", "state");
