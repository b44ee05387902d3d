-- How much of each caller's allowance the instances have taken. Written by rate-limiter-flexible, which names
-- the columns and counts on their order; `expire` is in milliseconds. It counts for a minute, so no crash need
-- bring it back; and it has no other index, so that a row is changed in its place.
CREATE UNLOGGED TABLE "rate_limits" (
  "key" varchar(255) PRIMARY KEY,
  "points" integer NOT NULL DEFAULT 0,
  "expire" bigint
);
