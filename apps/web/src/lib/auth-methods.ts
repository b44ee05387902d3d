/** What next-auth takes at paths that name no provider. */
const alone: Readonly<Record<string, readonly string[]>> = {
  csrf: ["GET"],
  session: ["GET", "POST"],
  providers: ["GET"],
  signin: ["GET"],
  signout: ["GET", "POST"],
  error: ["GET"],
  "verify-request": ["GET"],
  _log: ["POST"],
};

/**
 * The methods that next-auth takes at a path under its own, given in its parts; undefined where nothing is. For
 * others it has only what looks like a failure of ours.
 */
export function authMethods(
  [action = "", provider, ...rest]: readonly string[],
  providers: readonly { id: string; type: string }[],
): readonly string[] | undefined {
  if (provider === undefined) return Object.hasOwn(alone, action) ? alone[action] : undefined;
  const known = rest.length === 0 ? providers.find(({ id }) => id === provider) : undefined;
  if (!known) return undefined;
  if (action === "signin") return ["GET", "POST"];
  if (action === "callback") return known.type === "credentials" ? ["POST"] : ["GET"];
  return undefined;
}
