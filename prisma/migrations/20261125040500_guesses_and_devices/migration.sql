-- Attempts that are still being looked at, apart from those that failed ("at"): for the first it is worth waiting.
ALTER TABLE "sign_in_guesses" ADD COLUMN "under_way" timestamptz[] NOT NULL DEFAULT '{}';

-- Raised to end what is known of the browsers of a user. Their own change of password leaves it.
ALTER TABLE "users" ADD COLUMN "device_version" integer NOT NULL DEFAULT 1;
