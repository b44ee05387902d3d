import { RevokeTokenInput } from "@marquee/schemas/token";
import { revokeToken } from "@marquee/services/token";
import { procedure, router } from "./trpc";

export const tokenRouter = router({
  /** Others' tokens need `token.revoke`, which depends on the token. */
  revoke: procedure("account.manage")
    .input(RevokeTokenInput)
    .mutation(({ ctx, input }) => ctx.run(revokeToken, input)),
});
