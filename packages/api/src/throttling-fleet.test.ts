import { proveThrottling } from "../prove/throttled-flood";

// Over three windows it is `pnpm prove`.
proveThrottling({ instances: 2, limit: 60, callers: 8, requests: 150, ms: 0 });
