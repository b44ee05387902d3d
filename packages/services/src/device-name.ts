import Bowser from "bowser";

/** What a browser calls itself, for people: such as "Firefox on Linux". Null where it does not say. */
export function deviceName(user_agent: string | null): string | null {
  if (!user_agent) return null;
  const { browser, os } = Bowser.parse(user_agent);
  return [browser.name, os.name].filter((name) => name !== undefined).join(" on ") || null;
}
