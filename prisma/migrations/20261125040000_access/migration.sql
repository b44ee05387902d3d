-- Who may enter, beyond a name and a password: second factors, sign-in elsewhere, one-time links, API keys.
ALTER TABLE "users"
  ADD COLUMN "rate_limit" integer,
  ADD COLUMN "totp_secret" text,
  ADD COLUMN "totp_confirmed_at" timestamptz(3),
  ADD COLUMN "totp_last_step" integer,
  ADD COLUMN "is_totp_required" boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT "users_rate_limit" CHECK ("rate_limit" >= 0);

ALTER TABLE "sessions"
  ADD COLUMN "last_seen_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ADD COLUMN "user_agent" text,
  ADD COLUMN "address" text;

-- Someone at an external issuer. E-mail addresses change hands; issuer and subject do not.
CREATE TABLE "user_identities" (
  "issuer" text NOT NULL,
  "subject" text NOT NULL,
  "user_id" uuid NOT NULL,
  "created_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY ("issuer", "subject"),
  CONSTRAINT "user_identities_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX "user_identities_user_id_idx" ON "user_identities" ("user_id");

CREATE TABLE "recovery_codes" (
  "user_id" uuid NOT NULL,
  "code_hash" bytea NOT NULL,
  "used_at" timestamptz(3),
  PRIMARY KEY ("user_id", "code_hash"),
  CONSTRAINT "recovery_codes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON UPDATE CASCADE ON DELETE CASCADE
);

-- One-time links by which someone sets a password: to begin with, or in place of a lost one.
CREATE TABLE "invitations" (
  "id" uuid PRIMARY KEY,
  "token_hash" bytea NOT NULL,
  "user_id" uuid NOT NULL,
  "created_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "expires_at" timestamptz(3) NOT NULL,
  "used_at" timestamptz(3),
  CONSTRAINT "invitations_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE UNIQUE INDEX "invitations_token_hash_key" ON "invitations" ("token_hash");
CREATE INDEX "invitations_user_id_idx" ON "invitations" ("user_id");

-- The id is the client_id of OAuth. While a rotation overlaps, the secret before works as well.
CREATE TABLE "api_keys" (
  "id" uuid PRIMARY KEY,
  "owner_id" uuid NOT NULL,
  "name" text NOT NULL,
  "role" text NOT NULL,
  "secret_hash" bytea NOT NULL,
  "previous_secret_hash" bytea,
  "previous_until" timestamptz(3),
  "rate_limit" integer,
  "created_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "expires_at" timestamptz(3),
  "revoked_at" timestamptz(3),
  "last_used_at" timestamptz(3),
  "last_used_door" text,
  CONSTRAINT "api_keys_name_length" CHECK (char_length("name") BETWEEN 1 AND 100),
  CONSTRAINT "api_keys_rate_limit" CHECK ("rate_limit" >= 0),
  CONSTRAINT "api_keys_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users" ("id") ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX "api_keys_owner_id_idx" ON "api_keys" ("owner_id");

-- Access tokens taken back before their end; after it they need not be remembered.
CREATE TABLE "revoked_tokens" (
  "jti" uuid PRIMARY KEY,
  "expires_at" timestamptz(3) NOT NULL
);
CREATE INDEX "revoked_tokens_expires_at_idx" ON "revoked_tokens" ("expires_at");

-- Who came in, who tried to, and who changed who may. Only added to, as history is.
CREATE TABLE "security_events" (
  "id" uuid PRIMARY KEY,
  "at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "kind" text NOT NULL,
  "actor_kind" text NOT NULL,
  "actor_id" text,
  "actor_name" text NOT NULL,
  "subject_kind" text,
  "subject_id" text,
  "subject_name" text,
  "door" text NOT NULL,
  "address" text,
  "user_agent" text,
  "request_id" text NOT NULL,
  "detail" jsonb
);
CREATE INDEX "security_events_at_id_idx" ON "security_events" ("at", "id");
CREATE INDEX "security_events_kind_at_id_idx" ON "security_events" ("kind", "at", "id");
CREATE INDEX "security_events_actor_id_at_id_idx" ON "security_events" ("actor_id", "at", "id");
CREATE INDEX "security_events_subject_id_at_id_idx" ON "security_events" ("subject_id", "at", "id");
CREATE TRIGGER "security_events_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "security_events"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting_history();
ALTER TABLE "security_events" ENABLE ALWAYS TRIGGER "security_events_append_only";
