import { proveThrottling } from "./throttled-flood";

proveThrottling({ instances: 4, limit: 600, callers: 16, requests: 1_800, ms: 190_000 });
