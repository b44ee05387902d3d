-- One genre's films in another order, and how many films each genre has of each year and each day. Equal
-- keys share an entry, so that these stay small; films that are equal in them are sorted as they are read.
CREATE INDEX "movies_live_genre_expiry" ON "movies" ("genre_key", "expiry_date") WHERE "deleted_at" IS NULL;
CREATE INDEX "movies_live_genre_year" ON "movies" ("genre_key", "release_year") WHERE "deleted_at" IS NULL;
CREATE INDEX "movies_live_genre_updated" ON "movies" ("genre_key", "updated_at") WHERE "deleted_at" IS NULL;
