-- How the live films are spread over genres, years and last days, as sums. Every write adds rows and changes
-- none, so that no two writers wait for each other; a job folds the rows to one for each value, which has
-- that value alone. No key: a row is a summand, and nothing else.
CREATE TABLE "film_counts" (
  "genre_key" text COLLATE "C",
  "release_year" integer,
  "expiry_date" date,
  "films" bigint NOT NULL
);

CREATE FUNCTION count_films() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    DELETE FROM film_counts;
    RETURN NULL;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO film_counts ("genre_key", "release_year", "expiry_date", "films")
      SELECT "genre_key", "release_year", "expiry_date", 1 FROM added WHERE "deleted_at" IS NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO film_counts ("genre_key", "release_year", "expiry_date", "films")
      SELECT "genre_key", "release_year", "expiry_date", -1 FROM removed WHERE "deleted_at" IS NULL;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "movies_count_insert" AFTER INSERT ON "movies" REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION count_films();
CREATE TRIGGER "movies_count_update" AFTER UPDATE ON "movies" REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION count_films();
CREATE TRIGGER "movies_count_delete" AFTER DELETE ON "movies" REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION count_films();
CREATE TRIGGER "movies_count_truncate" AFTER TRUNCATE ON "movies"
  FOR EACH STATEMENT EXECUTE FUNCTION count_films();

-- The triggers keep writers out until this is committed, so that each film is counted once.
INSERT INTO film_counts ("genre_key", "release_year", "expiry_date", "films")
  SELECT "genre_key", "release_year", "expiry_date", count(*) FROM movies WHERE "deleted_at" IS NULL
  GROUP BY GROUPING SETS (("genre_key"), ("release_year"), ("expiry_date")) HAVING count(*) > 0;
