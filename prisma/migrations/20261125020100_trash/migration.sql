-- The trash, last deleted first; the purge reads it from the other end.
CREATE INDEX "movies_trash" ON "movies" ("deleted_at", "id") WHERE "deleted_at" IS NOT NULL;
