import { proveChangeSetPlans } from "../prove/change-set-plans";

proveChangeSetPlans(100_000);
