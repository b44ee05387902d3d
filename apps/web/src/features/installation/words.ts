import { formatNumber } from "../../lib/numbers";

const counted = (one: string, many: string) => (count: number, locale: string) =>
  `${formatNumber(count, locale)} ${count === 1 ? one : many}`;

/** What the page says of what this installation runs with. */
export const installationWords = {
  title: "Installation",
  intro:
    "What this installation runs with. It is set by variables where the program is started, the same for all its instances.",
  columns: { setting: "Setting", value: "Value", variable: "Variable" },
  none: "None",
  noLimit: "No limit",
  database: "The database",
  days: counted("day", "days"),
  seconds: counted("second", "seconds"),
  aMinute: counted("request a minute", "requests a minute"),
  connections: counted("connection", "connections"),
  proxies: counted("proxy", "proxies"),
  groups: {
    catalogue: "Catalogue",
    access: "Who enters",
    limits: "Limits",
    network: "Network and database",
  },
  settings: {
    timeZone: "Time zone of the catalogue's days",
    trash: "Deleted films can be restored for",
    usage: "Usage is kept for",
    authenticators: "Who is known by",
    credentials: "Credentials that are checked",
    issuer: "External issuer",
    token: "Access tokens last",
    rateLimit: "Each caller may make",
    sharedBy: "Instances share what passed in",
    address: "Address",
    proxies: "Proxies that are trusted",
    origins: "Other sites that may call the API",
    pool: "To the database at most",
  },
};
