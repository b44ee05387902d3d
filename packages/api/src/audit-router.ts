import { ListSecurityEventsInput } from "@marquee/schemas/security-event";
import { listSecurityEvents } from "@marquee/services/security-event-read";
import { procedure, router } from "./trpc";

export const auditRouter = router({
  list: procedure("audit.read")
    .input(ListSecurityEventsInput.prefault({}))
    .query(({ ctx, input }) => ctx.run(listSecurityEvents, input)),
});
