import { proveManyInstances } from "../prove/many-instances";

// The same at its full size is `pnpm prove`.
proveManyInstances({
  instances: 2,
  creates: 30,
  updates: 20,
  keyed: 40,
  bulk_films: 1_000,
  bulk_edits: 3,
  storm_writers: 16,
  storm_ms: 3_000,
  delayed: 60,
});
