/** How someone likes the dashboard on this browser. In a cookie, so that the server's page has it already. */
export type Preferences = {
  rail: "open" | "collapsed";
  density: "compact" | "comfortable";
  /** Whether single keys act. */
  keys: "on" | "off";
  /** Widths given to the table's columns, in one line. */
  widths: string;
};

const prefix = "marquee.";
const yearS = 365 * 24 * 60 * 60;

/** Reads preferences; of two choices, anything else than the other one is the first. */
export function readPreferences(cookie: (name: string) => string | undefined): Preferences {
  return {
    rail: cookie(`${prefix}rail`) === "collapsed" ? "collapsed" : "open",
    density: cookie(`${prefix}density`) === "comfortable" ? "comfortable" : "compact",
    keys: cookie(`${prefix}keys`) === "off" ? "off" : "on",
    widths: cookie(`${prefix}widths`) ?? "",
  };
}

/** What this browser remembers. */
export function keptPreferences(): Preferences {
  const kept = new Map(document.cookie.split("; ").map((pair) => splitAt(pair, pair.indexOf("="))));
  return readPreferences((name) => kept.get(name));
}

function splitAt(text: string, at: number): [string, string] {
  return [text.slice(0, at), text.slice(at + 1)];
}

/** Remembers a preference on this browser. */
export function rememberPreference<Name extends keyof Preferences>(
  name: Name,
  value: Preferences[Name],
): void {
  // biome-ignore lint/suspicious/noDocumentCookie: Firefox and Safari before 2025 have no cookieStore
  document.cookie = `${prefix}${name}=${value}; path=/; max-age=${yearS}; samesite=lax`;
}
