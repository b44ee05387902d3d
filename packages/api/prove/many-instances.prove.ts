import { proveManyInstances } from "./many-instances";

proveManyInstances({
  instances: 4,
  creates: 1_250,
  updates: 500,
  keyed: 2_000,
  bulk_films: 40_000,
  bulk_edits: 200,
  storm_writers: 64,
  storm_ms: 30_000,
  delayed: 2_000,
});
