import { proveChangeSetPlans } from "./change-set-plans";

proveChangeSetPlans(1_000_000);
