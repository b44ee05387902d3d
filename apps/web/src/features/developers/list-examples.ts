/** What a list is asked for, in the words of the API. */
export type ListAsked = { query?: string; sort?: string };

/** A list of films as a command: its first page, as JSON. */
export function curlList(address: string, asked: ListAsked): string {
  const parameters = Object.entries(asked).map(
    ([name, value]) => `--data-urlencode ${quoted(`${name}=${value}`)}`,
  );
  return [
    `curl --get ${quoted(`${address}/api/movies`)}`,
    `-H "Authorization: Bearer $TOKEN"`,
    ...parameters,
  ].join(" \\\n  ");
}

/** Text as a shell takes it for itself. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The same list by the client of this product. */
export function clientList(address: string, asked: ListAsked): string {
  const fields = Object.entries(asked).map(
    ([name, value]) => `  ${name}: ${JSON.stringify(value)},`,
  );
  return [
    `import { createClient } from "@marquee/client";`,
    "",
    "const marquee = createClient({",
    `  url: "${address}",`,
    `  user: "YOUR NAME",`,
    `  password: process.env.MARQUEE_PASSWORD ?? "",`,
    "});",
    "",
    ...(fields.length === 0
      ? ["const { movies } = await marquee.movie.list.query({});"]
      : ["const { movies } = await marquee.movie.list.query({", ...fields, "});"]),
    "for (const { title, expiry_date } of movies) console.log(title, expiry_date);",
  ].join("\n");
}
