import { UsageSummaryInput } from "@marquee/schemas/usage";
import { summarizeUsage } from "@marquee/services/usage";
import { procedure, router } from "./trpc";

export const usageRouter = router({
  summary: procedure("usage.read")
    .input(UsageSummaryInput)
    .query(({ ctx, input }) => ctx.run(summarizeUsage, input)),
});
