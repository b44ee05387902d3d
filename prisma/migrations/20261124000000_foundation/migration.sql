CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- The key by which text compares and sorts: NFKC, lower case, single spaces, trimmed. The collation is
-- named so that every host computes and orders the same keys. Nothing outside the database makes one.
-- A part of a key is what a text looked for inside a key becomes: its outer spaces count.
CREATE FUNCTION text_key_part(value text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN regexp_replace(lower(normalize(value, NFKC) COLLATE "pg_c_utf8"), '\s+', ' ', 'g') COLLATE "C";

CREATE FUNCTION text_key(value text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN btrim(text_key_part(value)) COLLATE "C";

-- unaccent() is only STABLE because its dictionary could be replaced; an index needs a promise.
CREATE FUNCTION text_unaccent(value text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN public.unaccent('public.unaccent'::regdictionary, value);

-- Genre and title keys stand in one index row, which Postgres bounds at 2,704 bytes: hence their limits.
CREATE TABLE "movies" (
  "id" uuid PRIMARY KEY,
  "title" text NOT NULL,
  "genre" text NOT NULL,
  "expiry_date" date NOT NULL,
  "release_year" integer NOT NULL,
  "version" integer NOT NULL DEFAULT 1,
  "created_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "deleted_at" timestamptz(3),
  "title_key" text COLLATE "C" GENERATED ALWAYS AS (text_key("title")) STORED,
  "genre_key" text COLLATE "C" GENERATED ALWAYS AS (text_key("genre")) STORED,
  CONSTRAINT "movies_title_length" CHECK (char_length("title") BETWEEN 1 AND 500),
  CONSTRAINT "movies_title_key_bytes" CHECK (octet_length("title_key") BETWEEN 1 AND 2000),
  CONSTRAINT "movies_genre_length" CHECK (char_length("genre") BETWEEN 1 AND 100),
  CONSTRAINT "movies_genre_key_bytes" CHECK (octet_length("genre_key") BETWEEN 1 AND 600),
  CONSTRAINT "movies_expiry_date_range" CHECK ("expiry_date" BETWEEN '0001-01-01' AND '9999-12-31'),
  CONSTRAINT "movies_release_year_range" CHECK ("release_year" >= 1888)
);

-- Two live films are the same film when key and year are equal. It is also the catalogue's order.
CREATE UNIQUE INDEX "movies_live_title" ON "movies" ("title_key", "release_year") WHERE "deleted_at" IS NULL;
CREATE INDEX "movies_live_expiry" ON "movies" ("expiry_date", "title_key", "release_year") WHERE "deleted_at" IS NULL;
CREATE INDEX "movies_live_genre" ON "movies" ("genre_key", "title_key", "release_year") WHERE "deleted_at" IS NULL;
CREATE INDEX "movies_live_year" ON "movies" ("release_year", "title_key") WHERE "deleted_at" IS NULL;
CREATE INDEX "movies_live_updated" ON "movies" ("updated_at", "title_key", "release_year") WHERE "deleted_at" IS NULL;
CREATE INDEX "movies_live_title_search" ON "movies" USING gin (text_unaccent("title_key") gin_trgm_ops) WHERE "deleted_at" IS NULL;

CREATE TABLE "change_sets" (
  "id" uuid PRIMARY KEY,
  "at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "kind" text NOT NULL,
  "actor_kind" text NOT NULL,
  "actor_id" text,
  "actor_name" text NOT NULL,
  "door" text NOT NULL,
  "request_id" text NOT NULL,
  "summary" text NOT NULL,
  "film_count" integer NOT NULL
);
CREATE INDEX "change_sets_at_id_idx" ON "change_sets" ("at", "id");

CREATE TABLE "changes" (
  "change_set_id" uuid NOT NULL,
  "movie_id" uuid NOT NULL,
  "version" integer NOT NULL,
  "before" jsonb,
  "after" jsonb,
  PRIMARY KEY ("change_set_id", "movie_id"),
  CONSTRAINT "changes_change_set_id_fkey" FOREIGN KEY ("change_set_id") REFERENCES "change_sets" ("id") ON UPDATE RESTRICT ON DELETE RESTRICT
);
CREATE INDEX "changes_movie_id_version_idx" ON "changes" ("movie_id", "version");

CREATE TABLE "users" (
  "id" uuid PRIMARY KEY,
  "name" text NOT NULL,
  "role" text NOT NULL CHECK ("role" IN ('viewer', 'editor', 'admin')),
  "password_hash" text,
  "disabled_at" timestamptz(3),
  "session_version" integer NOT NULL DEFAULT 1,
  "created_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "name_key" text COLLATE "C" GENERATED ALWAYS AS (text_key("name")) STORED
);
CREATE UNIQUE INDEX "users_name_key_key" ON "users" ("name_key");

CREATE TABLE "sessions" (
  "id" uuid PRIMARY KEY,
  "token_hash" bytea NOT NULL,
  "user_id" uuid NOT NULL,
  "session_version" integer NOT NULL,
  "created_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "expires_at" timestamptz(3) NOT NULL,
  CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE UNIQUE INDEX "sessions_token_hash_key" ON "sessions" ("token_hash");
CREATE INDEX "sessions_user_id_idx" ON "sessions" ("user_id");

CREATE TABLE "token_keys" (
  "id" text PRIMARY KEY,
  "algorithm" text NOT NULL,
  "public_jwk" jsonb NOT NULL,
  "private_key" text NOT NULL,
  "created_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "retired_at" timestamptz(3)
);
