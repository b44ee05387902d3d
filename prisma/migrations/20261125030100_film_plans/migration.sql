-- The title without accents stands in the row: every title that a search weighs would else be read anew.
ALTER TABLE "movies" ADD COLUMN "title_search" text COLLATE "C" GENERATED ALWAYS AS (text_unaccent(text_key("title"))) STORED;
DROP INDEX "movies_live_title_search";
CREATE INDEX "movies_live_title_search" ON "movies" USING gin ("title_search" gin_trgm_ops) WHERE "deleted_at" IS NULL;

-- One genre's films in another order, and how many films each genre has of each year and each day. Equal
-- keys share an entry, so that these stay small; films that are equal in them are sorted as they are read.
CREATE INDEX "movies_live_genre_expiry" ON "movies" ("genre_key", "expiry_date") WHERE "deleted_at" IS NULL;
CREATE INDEX "movies_live_genre_year" ON "movies" ("genre_key", "release_year") WHERE "deleted_at" IS NULL;
CREATE INDEX "movies_live_genre_updated" ON "movies" ("genre_key", "updated_at") WHERE "deleted_at" IS NULL;
