import { proveManyInstances } from "../prove/many-instances";

// The same at its full size is `pnpm prove`.
proveManyInstances({
  instances: 2,
  creates: 60,
  updates: 30,
  keyed: 60,
  bulk_films: 1_000,
  bulk_edits: 3,
  storm_writers: 16,
  storm_ms: 3_000,
  delayed: 100,
});
