-- History is written once. What the purge alone may do, and says by this setting within its transaction, is
-- to reduce the changes of films that are no more to their titles.
CREATE FUNCTION refuse_rewriting_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'changes' AND TG_OP = 'UPDATE' AND current_setting('marquee.is_purging', true) = 'on' THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION 'History is only added to: % of % is refused', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;

-- What the purge leaves must be what was there, or less of it, of a film that is gone.
CREATE FUNCTION allow_only_purge() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."change_set_id", NEW."movie_id", NEW."version") IS NOT DISTINCT FROM (OLD."change_set_id", OLD."movie_id", OLD."version")
    AND coalesce(OLD."before", '{}') @> coalesce(NEW."before", '{}')
    AND coalesce(OLD."after", '{}') @> coalesce(NEW."after", '{}')
    AND NOT EXISTS (SELECT 1 FROM movies WHERE movies."id" = OLD."movie_id")
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'A purge only takes away, from films that are gone' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER "change_sets_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "change_sets"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting_history();
CREATE TRIGGER "changes_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "changes"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting_history();
CREATE TRIGGER "changes_purge_only" BEFORE UPDATE ON "changes"
  FOR EACH ROW EXECUTE FUNCTION allow_only_purge();
-- Replication and restoring tools, which skip ordinary triggers, are not above the rule either.
ALTER TABLE "change_sets" ENABLE ALWAYS TRIGGER "change_sets_append_only";
ALTER TABLE "changes" ENABLE ALWAYS TRIGGER "changes_append_only";
ALTER TABLE "changes" ENABLE ALWAYS TRIGGER "changes_purge_only";

-- When each of the program's own jobs was last begun, by whichever instance did it.
CREATE TABLE "jobs" (
  "name" text PRIMARY KEY,
  "begun_at" timestamptz(3) NOT NULL
);
