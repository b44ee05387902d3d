/**
 * Mutations whose input or answer is a secret: nothing of them is kept, so that they take no
 * `Idempotency-Key`, and a client sends none of its own.
 */
export const secretProcedures: ReadonlySet<string> = new Set([
  "user.create",
  "user.update",
  "user.invite",
  "account.changePassword",
  "account.totp.begin",
  "account.totp.confirm",
  "account.totp.remove",
  "account.totp.newRecoveryCodes",
  "session.token",
  "apiKey.create",
  "apiKey.rotate",
]);
