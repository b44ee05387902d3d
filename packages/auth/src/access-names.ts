// Nothing is imported here: the launcher reads the names before anything is generated or built.

/** By which AUTH_CREDENTIALS chooses credential checks. */
export const credentialCheckNames = ["password", "api_key", "user"] as const;
export type CredentialCheckName = (typeof credentialCheckNames)[number];

/** By which AUTH_AUTHENTICATORS chooses authenticators. */
export const authenticatorNames = ["session", "token", "oidc"] as const;
export type AuthenticatorName = (typeof authenticatorNames)[number];
