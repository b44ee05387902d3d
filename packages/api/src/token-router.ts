import { RevokedToken, RevokeTokenInput } from "@marquee/schemas/token";
import { revokeToken } from "@marquee/services/token";
import { procedure, router } from "./trpc";

/** Others' tokens need `token.revoke`, which depends on the token. */
const revoke = procedure("account.manage", {
  summary: "End an access token, or all of someone",
  output: RevokedToken,
  refusals: ["subject_not_found"],
});

export const tokenRouter = router({
  revoke: revoke.input(RevokeTokenInput).mutation(({ ctx, input }) => ctx.run(revokeToken, input)),
});
