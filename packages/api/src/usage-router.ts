import { UsageSummary, UsageSummaryInput } from "@marquee/schemas/usage";
import { summarizeUsage } from "@marquee/services/usage";
import { procedure, router } from "./trpc";

const summary = procedure("usage.read", {
  summary: "Who called what, by caller, route and hour",
  output: UsageSummary,
});

export const usageRouter = router({
  summary: summary
    .input(UsageSummaryInput)
    .query(({ ctx, input }) => ctx.run(summarizeUsage, input)),
});
