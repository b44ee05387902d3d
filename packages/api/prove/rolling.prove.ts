import { proveKilledInstance, proveRollingRestarts } from "../contract/rolling";

proveRollingRestarts({ restarts: 20 });
proveKilledInstance({ kills: 6 });
