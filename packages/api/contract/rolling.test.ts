import { proveKilledInstance, proveRollingRestarts } from "./rolling";

// The same at its full size is `pnpm prove`.
proveRollingRestarts({ restarts: 2 });
proveKilledInstance({ kills: 1 });
