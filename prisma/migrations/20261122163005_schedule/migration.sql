-- CreateTable
CREATE TABLE "CalendarFeed" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ownerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT,
    "fileName" TEXT,
    "timeZone" TEXT NOT NULL,
    "filter" TEXT NOT NULL,
    "wish" TEXT NOT NULL,
    "paused" BOOLEAN NOT NULL DEFAULT false,
    "etag" TEXT,
    "lastModified" TEXT,
    "polledAt" DATETIME,
    "readAt" DATETIME,
    "nextPollAt" DATETIME,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "found" TEXT,
    "goneAt" DATETIME,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "CalendarFeed_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Occurrence" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "eventId" TEXT NOT NULL,
    "recurrenceAt" DATETIME NOT NULL,
    "startAt" DATETIME NOT NULL,
    "durationSec" INTEGER,
    "title" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "reason" TEXT,
    "priority" INTEGER,
    "quality" TEXT,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Occurrence_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event" ("id") ON DELETE CASCADE ON UPDATE CASCADE
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
    "paused" BOOLEAN NOT NULL DEFAULT false,
    "problem" TEXT,
    "goneAt" DATETIME,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Event_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Event_feedId_fkey" FOREIGN KEY ("feedId") REFERENCES "CalendarFeed" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_Event" ("createdAt", "durationSec", "id", "ownerId", "startAt", "title", "url", "timeZone", "startLocal", "updatedAt") SELECT "createdAt", "durationSec", "id", "ownerId", "startAt", "title", "url", 'UTC', strftime('%Y-%m-%dT%H:%M:%S', "startAt" / 1000, 'unixepoch'), "createdAt" FROM "Event";
DROP TABLE "Event";
ALTER TABLE "new_Event" RENAME TO "Event";
CREATE INDEX "Event_ownerId_startAt_idx" ON "Event"("ownerId", "startAt");
CREATE UNIQUE INDEX "Event_feedId_uid_key" ON "Event"("feedId", "uid");
CREATE TABLE "new_Recording" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ownerId" TEXT NOT NULL,
    "eventId" TEXT,
    "occurrenceId" TEXT,
    "videoId" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "statusDetail" TEXT,
    "quality" TEXT NOT NULL,
    "view" TEXT NOT NULL,
    "chat" BOOLEAN NOT NULL DEFAULT true,
    "startAt" DATETIME NOT NULL,
    "endAt" DATETIME,
    "durationSec" INTEGER,
    "expectedEndAt" DATETIME,
    "maxDurationSec" INTEGER NOT NULL,
    "waitSec" INTEGER NOT NULL,
    "graceSec" INTEGER NOT NULL,
    "priority" INTEGER NOT NULL DEFAULT 0,
    "engine" TEXT,
    "engineHandle" TEXT,
    "tokenHash" TEXT,
    "instance" TEXT,
    "lastEventSeq" INTEGER NOT NULL DEFAULT -1,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "heartbeat" TEXT,
    "lastHeartbeatAt" DATETIME,
    "cost" TEXT,
    "reachedAt" TEXT,
    "launchedAt" DATETIME,
    "startedAt" DATETIME,
    "stopRequestedAt" DATETIME,
    "finishedAt" DATETIME,
    "finishReason" TEXT,
    "failure" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Recording_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Recording_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Recording_occurrenceId_fkey" FOREIGN KEY ("occurrenceId") REFERENCES "Occurrence" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Recording_videoId_fkey" FOREIGN KEY ("videoId") REFERENCES "Video" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_Recording" ("attempts", "chat", "cost", "createdAt", "durationSec", "endAt", "engine", "engineHandle", "eventId", "failure", "finishReason", "finishedAt", "graceSec", "heartbeat", "id", "instance", "lastEventSeq", "lastHeartbeatAt", "launchedAt", "maxDurationSec", "ownerId", "quality", "reachedAt", "startAt", "startedAt", "status", "statusDetail", "stopRequestedAt", "title", "tokenHash", "updatedAt", "url", "videoId", "view", "waitSec") SELECT "attempts", "chat", "cost", "createdAt", "durationSec", "endAt", "engine", "engineHandle", "eventId", "failure", "finishReason", "finishedAt", "graceSec", "heartbeat", "id", "instance", "lastEventSeq", "lastHeartbeatAt", "launchedAt", "maxDurationSec", "ownerId", "quality", "reachedAt", "startAt", "startedAt", "status", "statusDetail", "stopRequestedAt", "title", "tokenHash", "updatedAt", "url", "videoId", "view", "waitSec" FROM "Recording";
DROP TABLE "Recording";
ALTER TABLE "new_Recording" RENAME TO "Recording";
CREATE UNIQUE INDEX "Recording_occurrenceId_key" ON "Recording"("occurrenceId");
CREATE UNIQUE INDEX "Recording_videoId_key" ON "Recording"("videoId");
CREATE INDEX "Recording_status_startAt_idx" ON "Recording"("status", "startAt");
CREATE INDEX "Recording_ownerId_startAt_idx" ON "Recording"("ownerId", "startAt");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "CalendarFeed_ownerId_idx" ON "CalendarFeed"("ownerId");

-- CreateIndex
CREATE INDEX "Occurrence_state_startAt_idx" ON "Occurrence"("state", "startAt");

-- CreateIndex
CREATE UNIQUE INDEX "Occurrence_eventId_recurrenceAt_key" ON "Occurrence"("eventId", "recurrenceAt");
