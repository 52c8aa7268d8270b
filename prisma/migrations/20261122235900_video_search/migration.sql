-- The full-text index of videos. VideoDoc gives each video a number that stays (SQLite may change those of rows whose key
-- is a text); VideoWords, which Prisma knows nothing of, is kept by the triggers. A migration that rebuilds the table
-- "Video" or "Channel" drops their triggers and has to make them again (video-index.db.test.ts sees to it).
CREATE TABLE "VideoDoc" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "videoId" TEXT NOT NULL
);

CREATE UNIQUE INDEX "VideoDoc_videoId_key" ON "VideoDoc"("videoId");

CREATE VIRTUAL TABLE "VideoWords" USING fts5 (
    title, channel, address, tags,
    prefix = '2 3',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co So'"
);

INSERT INTO "VideoDoc" ("videoId") SELECT "id" FROM "Video" ORDER BY "createdAt";
INSERT INTO "VideoWords" (rowid, title, channel, address, tags)
SELECT d."id", v."title", coalesce(c."name", ''), v."url", ''
FROM "VideoDoc" d JOIN "Video" v ON v."id" = d."videoId" LEFT JOIN "Channel" c ON c."id" = v."channelId";

CREATE TRIGGER "Video_words_insert" AFTER INSERT ON "Video" BEGIN
    INSERT INTO "VideoDoc" ("videoId") VALUES (new."id");
    INSERT INTO "VideoWords" (rowid, title, channel, address, tags)
    SELECT "id", new."title", coalesce((SELECT "name" FROM "Channel" WHERE "id" = new."channelId"), ''), new."url", ''
    FROM "VideoDoc" WHERE "videoId" = new."id";
END;

CREATE TRIGGER "Video_words_update" AFTER UPDATE OF "title", "url", "channelId" ON "Video"
WHEN old."title" IS NOT new."title" OR old."url" IS NOT new."url" OR old."channelId" IS NOT new."channelId" BEGIN
    UPDATE "VideoWords"
    SET title = new."title", address = new."url",
        channel = coalesce((SELECT "name" FROM "Channel" WHERE "id" = new."channelId"), '')
    WHERE rowid = (SELECT "id" FROM "VideoDoc" WHERE "videoId" = new."id");
END;

CREATE TRIGGER "Video_words_delete" AFTER DELETE ON "Video" BEGIN
    DELETE FROM "VideoWords" WHERE rowid = (SELECT "id" FROM "VideoDoc" WHERE "videoId" = old."id");
    DELETE FROM "VideoDoc" WHERE "videoId" = old."id";
END;

CREATE TRIGGER "Channel_words_update" AFTER UPDATE OF "name" ON "Channel" WHEN old."name" IS NOT new."name" BEGIN
    UPDATE "VideoWords" SET channel = new."name"
    WHERE rowid IN (
        SELECT d."id" FROM "Video" v JOIN "VideoDoc" d ON d."videoId" = v."id"
        WHERE v."ownerId" = new."ownerId" AND v."channelId" = new."id"
    );
END;
