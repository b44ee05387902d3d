/** The parameters of a page's address, as the server has them. */
export type SearchParams = Record<string, string | string[] | undefined>;

/** The first value of a parameter, as the browser reads it; null for none or an empty one. */
export function firstOf(searchParams: SearchParams, name: string): string | null {
  return [searchParams[name]].flat()[0] || null;
}

/** The address asked for, to come back to it. */
export function addressOf(path: string, searchParams: SearchParams): string {
  const given = Object.entries(searchParams).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => [name, one]),
  );
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}
