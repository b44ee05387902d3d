/** As much of a request as tells which page sent it. */
type SentByBrowser = {
  method?: string | undefined;
  headers: { origin?: string | undefined; "sec-fetch-site"?: string | string[] | undefined };
};

/**
 * Whether a page of this site sent the request, by what the browser says and no page can change. Where
 * it says nothing, only a read is believed to be ours.
 */
export function isFromOwnPage(publicUrl: string, { method, headers }: SentByBrowser): boolean {
  const { origin, "sec-fetch-site": site } = headers;
  if (site !== undefined && site !== "same-origin") return false;
  if (origin !== undefined) return origin === new URL(publicUrl).origin;
  return method === "GET" || method === "HEAD" || site === "same-origin";
}
