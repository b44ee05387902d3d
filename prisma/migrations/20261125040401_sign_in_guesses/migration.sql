-- Failed sign-ins, and those whose check is still running, by what they count against: an account, a known
-- device of it, an address. One row a key, so that its lock makes counting and taking one step.
CREATE TABLE "sign_in_guesses" (
  "key" text PRIMARY KEY,
  "most" integer NOT NULL,
  "at" timestamptz[] NOT NULL,
  "last_at" timestamptz NOT NULL,
  "told_at" timestamptz
);
CREATE INDEX "sign_in_guesses_last_at_idx" ON "sign_in_guesses" ("last_at");
