/** Where people land who were going nowhere in particular. */
export const homePath = "/catalogue";

/** Where people look after their own account. */
export const accountPath = "/settings/account";

/** The sign-in page that afterwards leads to `path`. */
export function signInPath(path: string): string {
  return path === homePath ? "/sign-in" : `/sign-in?${new URLSearchParams({ callbackUrl: path })}`;
}

/** The page where a second factor is enrolled, which afterwards leads to `path`. */
export function enrolPath(path: string): string {
  return path === homePath
    ? accountPath
    : `${accountPath}?${new URLSearchParams({ callbackUrl: path })}`;
}

/**
 * The path of this site that a `callbackUrl` names, or home. What names another site, by whatever
 * spelling browsers take for one, is not followed.
 */
export function callbackPath(callbackUrl: string | null | undefined): string {
  if (!callbackUrl?.startsWith("/")) return homePath;
  const here = "http://this.invalid";
  if (!URL.canParse(callbackUrl, here)) return homePath;
  const url = new URL(callbackUrl, here);
  // A path that begins with two slashes, once its dots are resolved, is another host to a browser.
  const isHere = url.origin === here && !url.pathname.startsWith("//");
  return isHere ? `${url.pathname}${url.search}` : homePath;
}
