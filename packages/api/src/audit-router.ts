import { ListSecurityEventsInput, SecurityEventPage } from "@marquee/schemas/security-event";
import { listSecurityEvents } from "@marquee/services/security-event-read";
import { procedure, router } from "./trpc";

const list = procedure("audit.read", {
  summary: "A page of security events, newest first",
  output: SecurityEventPage,
});

export const auditRouter = router({
  list: list
    .input(ListSecurityEventsInput.prefault({}))
    .query(({ ctx, input }) => ctx.run(listSecurityEvents, input)),
});
