-- Raised to end the tokens of an API key, as it is for a user.
ALTER TABLE "api_keys" ADD COLUMN "session_version" integer NOT NULL DEFAULT 1;

-- A key pair is published before it signs. Null: it waits for the next rotation.
ALTER TABLE "token_keys" ADD COLUMN "signs_from" timestamptz(3);
UPDATE "token_keys" SET "signs_from" = "created_at";

-- Tokens of another issuer hold no session_version: they end by when they were issued.
ALTER TABLE "users" ADD COLUMN "sessions_ended_at" timestamptz(3);

CREATE FUNCTION "note_sessions_ended"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."sessions_ended_at" := CURRENT_TIMESTAMP;
  RETURN NEW;
END $$;

CREATE TRIGGER "users_sessions_ended" BEFORE UPDATE OF "session_version" ON "users"
  FOR EACH ROW WHEN (NEW."session_version" IS DISTINCT FROM OLD."session_version")
  EXECUTE FUNCTION "note_sessions_ended"();
