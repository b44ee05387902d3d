-- What a keyed write was answered, for as long as it may be sent again.
CREATE TABLE "idempotency_keys" (
  "caller" text NOT NULL,
  "key" text NOT NULL,
  "fingerprint" bytea NOT NULL,
  "status" integer NOT NULL,
  "headers" jsonb NOT NULL,
  "body" text,
  "created_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY ("caller", "key")
);
CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys" ("created_at");
