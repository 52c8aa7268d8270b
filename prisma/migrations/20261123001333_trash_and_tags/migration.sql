-- AlterTable
ALTER TABLE "Video" ADD COLUMN "trashedAt" DATETIME;

-- CreateTable
CREATE TABLE "Tag" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ownerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    CONSTRAINT "Tag_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "VideoTag" (
    "tagId" TEXT NOT NULL,
    "videoId" TEXT NOT NULL,

    PRIMARY KEY ("tagId", "videoId"),
    CONSTRAINT "VideoTag_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "Tag" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "VideoTag_videoId_fkey" FOREIGN KEY ("videoId") REFERENCES "Video" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Tag_ownerId_name_key" ON "Tag"("ownerId", "name");

-- CreateIndex
CREATE INDEX "VideoTag_videoId_idx" ON "VideoTag"("videoId");

-- CreateIndex
CREATE INDEX "Video_trashedAt_idx" ON "Video"("trashedAt");

-- The tags of a video are among the words it is found by (see video_search).
CREATE TRIGGER "VideoTag_words_insert" AFTER INSERT ON "VideoTag" BEGIN
    UPDATE "VideoWords" SET tags = coalesce((
        SELECT group_concat(t."name", ' ') FROM "VideoTag" vt JOIN "Tag" t ON t."id" = vt."tagId"
        WHERE vt."videoId" = new."videoId"
    ), '') WHERE rowid = (SELECT "id" FROM "VideoDoc" WHERE "videoId" = new."videoId");
END;

CREATE TRIGGER "VideoTag_words_delete" AFTER DELETE ON "VideoTag" BEGIN
    UPDATE "VideoWords" SET tags = coalesce((
        SELECT group_concat(t."name", ' ') FROM "VideoTag" vt JOIN "Tag" t ON t."id" = vt."tagId"
        WHERE vt."videoId" = old."videoId"
    ), '') WHERE rowid = (SELECT "id" FROM "VideoDoc" WHERE "videoId" = old."videoId");
END;
