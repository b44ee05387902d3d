-- Calls of the API, by caller, route and hour. Instances add to it in batches.
CREATE TABLE "usage_hours" (
  "hour" timestamptz(3) NOT NULL,
  "caller_kind" text NOT NULL,
  "caller_id" text NOT NULL,
  "route" text NOT NULL,
  "calls" bigint NOT NULL,
  "errors" bigint NOT NULL,
  "throttled" bigint NOT NULL,
  "time_ms" bigint NOT NULL,
  "bytes_out" bigint NOT NULL,
  PRIMARY KEY ("hour", "caller_kind", "caller_id", "route")
);
