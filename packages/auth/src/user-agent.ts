const longestUserAgent = 400;

/** As much of what a browser says of itself as is kept. */
export function keptUserAgent(user_agent: string | undefined): string | null {
  return user_agent?.slice(0, longestUserAgent) ?? null;
}
