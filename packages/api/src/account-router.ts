import {
  AccountDetails,
  AccountSession,
  BeginTotpInput,
  ChangePasswordInput,
  ConfirmedInput,
  ConfirmTotpInput,
  NoInput,
  Nothing,
  RecoveryCodes,
  RevokeSessionInput,
  TotpSecret,
} from "@marquee/schemas/account";
import { AccessToken } from "@marquee/schemas/token";
import {
  changePassword,
  getAccount,
  issueSessionToken,
  listSessions,
  revokeSession,
  signOutEverywhere,
} from "@marquee/services/account";
import { beginTotp, confirmTotp, removeTotp, renewRecoveryCodes } from "@marquee/services/totp";
import { z } from "zod";
import { procedure, router } from "./trpc";

const get = procedure("account.manage", { summary: "One's own account", output: AccountDetails });
const change = procedure("account.manage", {
  summary: "Set another password of one's own, and end everything else that was signed in",
  output: Nothing,
  has_secret: true,
});
const sessions = procedure("account.manage", {
  summary: "Where one is signed in",
  output: z.array(AccountSession),
});
const revoke = procedure("account.manage", {
  summary: "End a session of one's own",
  output: z.strictObject({ id: z.guid() }),
  refusals: ["session_not_found"],
});
const everywhere = procedure("account.manage", {
  summary: "End all sessions and tokens of one's own, this one too",
  output: Nothing,
});
const begin = procedure("account.manage", {
  summary: "A secret for an authenticator, to be confirmed by a code",
  output: TotpSecret,
  refusals: ["totp_enrolled"],
  has_secret: true,
});
const confirm = procedure("account.manage", {
  summary: "Enrol the second factor that was begun, by a code of it",
  output: RecoveryCodes,
  refusals: ["totp_enrolled", "totp_not_begun"],
  has_secret: true,
});
const remove = procedure("account.manage", {
  summary: "Remove one's own second factor",
  output: Nothing,
  refusals: ["totp_not_enrolled"],
  has_secret: true,
});
const renew = procedure("account.manage", {
  summary: "New recovery codes in place of the old ones",
  output: RecoveryCodes,
  refusals: ["totp_not_enrolled"],
  has_secret: true,
});
const token = procedure("account.manage", {
  summary: "An access token for the session that asks",
  output: AccessToken,
  refusals: ["session_required"],
  has_secret: true,
});
const nothing = NoInput.prefault({});

export const accountRouter = router({
  get: get.input(nothing).query(({ ctx, input }) => ctx.run(getAccount, input)),
  changePassword: change
    .input(ChangePasswordInput)
    .mutation(({ ctx, input }) => ctx.run(changePassword, input)),
  sessions: sessions.input(nothing).query(({ ctx, input }) => ctx.run(listSessions, input)),
  revokeSession: revoke
    .input(RevokeSessionInput)
    .mutation(({ ctx, input }) => ctx.run(revokeSession, input)),
  signOutEverywhere: everywhere
    .input(nothing)
    .mutation(({ ctx, input }) => ctx.run(signOutEverywhere, input)),
  totp: router({
    begin: begin
      .input(BeginTotpInput.prefault({}))
      .mutation(({ ctx, input }) => ctx.run(beginTotp, input)),
    confirm: confirm
      .input(ConfirmTotpInput)
      .mutation(({ ctx, input }) => ctx.run(confirmTotp, input)),
    remove: remove.input(ConfirmedInput).mutation(({ ctx, input }) => ctx.run(removeTotp, input)),
    newRecoveryCodes: renew
      .input(ConfirmedInput)
      .mutation(({ ctx, input }) => ctx.run(renewRecoveryCodes, input)),
  }),
});

export const sessionRouter = router({
  token: token.input(nothing).mutation(({ ctx, input }) => ctx.run(issueSessionToken, input)),
});
