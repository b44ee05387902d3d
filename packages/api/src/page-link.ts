/** A longer one could not be followed, since it would have to fit a request's head. */
const longestLink = 8_000;

/**
 * The headers that lead to the next page (RFC 8288), or none on the last. All that the request gave,
 * in its query or in the body of a GET, is folded into the link; a POST, or what
 * would make too long a link, has only `Next-Cursor`.
 */
export function nextPageHeaders(
  path: string,
  input: Record<string, unknown>,
  next_cursor: string | null,
): Record<string, string> {
  if (next_cursor === null) return {};
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...input, cursor: next_cursor })) {
    if (value === undefined || value === null) continue;
    query.set(name, typeof value === "object" ? JSON.stringify(value) : String(value));
  }
  const link = `<${path}?${query}>; rel="next"`;
  const isSendable = link.length <= longestLink;
  return { ...(isSendable ? { Link: link } : {}), "Next-Cursor": next_cursor };
}
