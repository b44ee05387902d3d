/**
 * The headers that lead to the next page (RFC 8288), or none on the last. All that the request gave,
 * in its query or in the body of a GET, is folded into the link; a POST has only `Next-Cursor`.
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
  return { Link: `<${path}?${query}>; rel="next"`, "Next-Cursor": next_cursor };
}
