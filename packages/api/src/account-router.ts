import {
  ChangePasswordInput,
  ConfirmedInput,
  ConfirmTotpInput,
  NoInput,
  RevokeSessionInput,
} from "@marquee/schemas/account";
import {
  changePassword,
  getAccount,
  issueSessionToken,
  listSessions,
  revokeSession,
  signOutEverywhere,
} from "@marquee/services/account";
import { beginTotp, confirmTotp, removeTotp, renewRecoveryCodes } from "@marquee/services/totp";
import { procedure, router } from "./trpc";

const own = procedure("account.manage");
const ownSecret = procedure("account.manage", { answers_secret: true });
const nothing = NoInput.prefault({});

export const accountRouter = router({
  get: own.input(nothing).query(({ ctx, input }) => ctx.run(getAccount, input)),
  changePassword: ownSecret
    .input(ChangePasswordInput)
    .mutation(({ ctx, input }) => ctx.run(changePassword, input)),
  sessions: own.input(nothing).query(({ ctx, input }) => ctx.run(listSessions, input)),
  revokeSession: own
    .input(RevokeSessionInput)
    .mutation(({ ctx, input }) => ctx.run(revokeSession, input)),
  signOutEverywhere: own
    .input(nothing)
    .mutation(({ ctx, input }) => ctx.run(signOutEverywhere, input)),
  totp: router({
    begin: ownSecret.input(nothing).mutation(({ ctx, input }) => ctx.run(beginTotp, input)),
    confirm: ownSecret
      .input(ConfirmTotpInput)
      .mutation(({ ctx, input }) => ctx.run(confirmTotp, input)),
    remove: ownSecret
      .input(ConfirmedInput)
      .mutation(({ ctx, input }) => ctx.run(removeTotp, input)),
    newRecoveryCodes: ownSecret
      .input(ConfirmedInput)
      .mutation(({ ctx, input }) => ctx.run(renewRecoveryCodes, input)),
  }),
});

export const sessionRouter = router({
  token: ownSecret.input(nothing).mutation(({ ctx, input }) => ctx.run(issueSessionToken, input)),
});
