const outsideApi = new Set(["/livez", "/readyz", "/.well-known/jwks.json"]);

/** Whether a request's target belongs to the API listener; the rest, next-auth included, is Next's. */
export function isApiPath(target: string): boolean {
  const query = target.indexOf("?");
  const path = query === -1 ? target : target.slice(0, query);
  if (path.startsWith("/api/")) return !path.startsWith("/api/auth/");
  return path === "/api" || outsideApi.has(path);
}
