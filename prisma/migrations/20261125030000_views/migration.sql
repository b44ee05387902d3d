-- A view is a query that someone keeps under a name. The query is kept as it was written, so that its
-- relative dates move with the calendar.
CREATE TABLE "views" (
  "id" uuid PRIMARY KEY,
  "owner_id" uuid NOT NULL,
  "name" text NOT NULL,
  "query" text NOT NULL,
  "sort" text,
  "columns" text[] NOT NULL,
  "is_shared" boolean NOT NULL DEFAULT false,
  "created_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "name_key" text COLLATE "C" GENERATED ALWAYS AS (text_key("name")) STORED,
  CONSTRAINT "views_name_length" CHECK (char_length("name") BETWEEN 1 AND 100),
  CONSTRAINT "views_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users" ("id") ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE UNIQUE INDEX "views_owner_id_name_key_key" ON "views" ("owner_id", "name_key");
CREATE INDEX "views_shared" ON "views" ("name_key") WHERE "is_shared";
