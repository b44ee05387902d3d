import { proveThrottling } from "../prove/throttled-flood";

// Over three windows it is `pnpm prove`.
proveThrottling({ instances: 4, limit: 200, callers: 8, ms: 8_000 });
