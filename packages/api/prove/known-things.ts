import type { Received } from "../contract/http-client";
import type { KnownThing } from "./schema-value";

const mostKept = 30;

/** What answers told of, so that later requests can name what there is. */
export class KnownThings {
  private readonly kept: Record<KnownThing, string[]> = {
    movie: [],
    change_set: [],
    view: [],
    cursor: [],
  };

  /** Puts what is known in its places: `{known:movie:3}` is the third film, counted round. */
  fill(text: string): string {
    return text.replace(/\{known:(\w+):(\d+)\}/g, (_, thing: KnownThing, at) => {
      const known = this.kept[thing];
      return known[Number(at) % known.length] ?? "0193f7e0-0000-7000-8000-000000000000";
    });
  }

  /** Learns from an answer. */
  learn({ headers, json }: Received): void {
    this.keep("change_set", headers["change-set"]);
    this.keep("cursor", headers["next-cursor"]);
    this.learnFrom(json);
  }

  private learnFrom(value: unknown): void {
    if (typeof value !== "object" || value === null) return;
    if ("version" in value && "id" in value) this.keep("movie", value.id);
    if ("film_count" in value && "id" in value) this.keep("change_set", value.id);
    if ("is_mine" in value && "id" in value) this.keep("view", value.id);
    if ("next_cursor" in value) this.keep("cursor", value.next_cursor);
    for (const part of Object.values(value).slice(0, 20)) this.learnFrom(part);
  }

  private keep(thing: KnownThing, value: unknown): void {
    const known = this.kept[thing];
    if (typeof value !== "string" || known.includes(value)) return;
    known.push(value);
    if (known.length > mostKept) known.shift();
  }
}
