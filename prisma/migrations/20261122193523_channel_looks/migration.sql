-- AlterTable
ALTER TABLE "Broadcast" ADD COLUMN "actAt" DATETIME;
ALTER TABLE "Broadcast" ADD COLUMN "endedBy" TEXT;

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Channel" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ownerId" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "liveUrl" TEXT NOT NULL,
    "site" TEXT NOT NULL DEFAULT 'other',
    "name" TEXT NOT NULL,
    "nameGiven" BOOLEAN NOT NULL DEFAULT false,
    "hasPicture" BOOLEAN NOT NULL DEFAULT false,
    "describedAt" DATETIME,
    "rules" TEXT NOT NULL DEFAULT '{}',
    "paused" BOOLEAN NOT NULL DEFAULT false,
    "live" BOOLEAN NOT NULL DEFAULT false,
    "liveTitle" TEXT,
    "liveSiteId" TEXT,
    "offlineSeen" INTEGER NOT NULL DEFAULT 0,
    "endedAt" DATETIME,
    "announcedAt" DATETIME,
    "checkedAt" DATETIME,
    "checkedBy" TEXT,
    "lookedDeepAt" DATETIME,
    "nextCheckAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "errorKind" TEXT,
    "problem" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Channel_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_Channel" ("announcedAt", "checkedAt", "checkedBy", "createdAt", "endedAt", "errorKind", "failures", "hasPicture", "id", "live", "liveSiteId", "liveTitle", "liveUrl", "lookedDeepAt", "name", "nextCheckAt", "offlineSeen", "ownerId", "paused", "problem", "rules", "site", "url") SELECT "announcedAt", "checkedAt", "checkedBy", "createdAt", "endedAt", "errorKind", "failures", "hasPicture", "id", "live", "liveSiteId", "liveTitle", "liveUrl", "lookedDeepAt", "name", "nextCheckAt", "offlineSeen", "ownerId", "paused", "problem", "rules", "site", "url" FROM "Channel";
DROP TABLE "Channel";
ALTER TABLE "new_Channel" RENAME TO "Channel";
CREATE INDEX "Channel_paused_nextCheckAt_idx" ON "Channel"("paused", "nextCheckAt");
CREATE UNIQUE INDEX "Channel_ownerId_url_key" ON "Channel"("ownerId", "url");
CREATE TABLE "new_Recording" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ownerId" TEXT NOT NULL,
    "eventId" TEXT,
    "occurrenceId" TEXT,
    "broadcastId" TEXT,
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
    "steps" TEXT NOT NULL DEFAULT '[]',
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
    CONSTRAINT "Recording_broadcastId_fkey" FOREIGN KEY ("broadcastId") REFERENCES "Broadcast" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Recording_videoId_fkey" FOREIGN KEY ("videoId") REFERENCES "Video" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_Recording" ("attempts", "broadcastId", "chat", "cost", "createdAt", "durationSec", "endAt", "engine", "engineHandle", "eventId", "expectedEndAt", "failure", "finishReason", "finishedAt", "graceSec", "heartbeat", "id", "instance", "lastEventSeq", "lastHeartbeatAt", "launchedAt", "maxDurationSec", "occurrenceId", "ownerId", "priority", "quality", "reachedAt", "startAt", "startedAt", "status", "statusDetail", "stopRequestedAt", "title", "tokenHash", "updatedAt", "url", "videoId", "view", "waitSec") SELECT "attempts", "broadcastId", "chat", "cost", "createdAt", "durationSec", "endAt", "engine", "engineHandle", "eventId", "expectedEndAt", "failure", "finishReason", "finishedAt", "graceSec", "heartbeat", "id", "instance", "lastEventSeq", "lastHeartbeatAt", "launchedAt", "maxDurationSec", "occurrenceId", "ownerId", "priority", "quality", "reachedAt", "startAt", "startedAt", "status", "statusDetail", "stopRequestedAt", "title", "tokenHash", "updatedAt", "url", "videoId", "view", "waitSec" FROM "Recording";
DROP TABLE "Recording";
ALTER TABLE "new_Recording" RENAME TO "Recording";
CREATE UNIQUE INDEX "Recording_occurrenceId_key" ON "Recording"("occurrenceId");
CREATE UNIQUE INDEX "Recording_broadcastId_key" ON "Recording"("broadcastId");
CREATE UNIQUE INDEX "Recording_videoId_key" ON "Recording"("videoId");
CREATE INDEX "Recording_status_startAt_idx" ON "Recording"("status", "startAt");
CREATE INDEX "Recording_ownerId_startAt_idx" ON "Recording"("ownerId", "startAt");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Broadcast_actAt_idx" ON "Broadcast"("actAt");
