import fc from "fast-check";
import type { ApiDocument, Schema } from "../contract/documented-answers";

/** What earlier answers told of, which a request may name. */
export const knownThings = ["movie", "change_set", "view", "cursor"] as const;
export type KnownThing = (typeof knownThings)[number];

/** Stands in a request for a known thing; `{known:movie:3}` is the third film, counted round. */
export function aKnown(thing: KnownThing): fc.Arbitrary<string> {
  return fc.nat({ max: 50 }).map((at) => `{known:${thing}:${at}}`);
}

const words = [
  "Alien",
  "ALIEN",
  "Amélie",
  "The Thing",
  "War",
  "Horror",
  "Solaris",
  "100%",
  "ﬁlm ½",
];

/** Makes values that fit the document's schemas, few enough that they meet. */
export class SchemaValues {
  private readonly made = new Map<string, fc.Arbitrary<unknown>>();

  /** `thing` is what the ids of the operation are of. */
  constructor(
    private readonly document: ApiDocument,
    private readonly thing: KnownThing,
  ) {}

  /** A value that the schema takes, as far as a schema can tell; `name` is its field's. */
  of(schema: Schema, name = ""): fc.Arbitrary<unknown> {
    if (typeof schema.$ref === "string") return this.ofComponent(schema.$ref);
    if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum);
    if ("const" in schema) return fc.constant(schema.const);
    const options = schema.anyOf ?? schema.oneOf;
    if (Array.isArray(options)) return fc.oneof(...options.map((option) => this.of(option, name)));
    const [type] = [schema.type].flat();
    switch (type) {
      case "string":
        return textOf(schema, name, this.thing);
      case "integer":
      case "number":
        return integerOf(schema, name);
      case "boolean":
        return fc.boolean();
      case "array":
        return this.arrayOf(schema, name);
      default:
        return this.objectOf(schema);
    }
  }

  private ofComponent(ref: string): fc.Arbitrary<unknown> {
    const name = ref.split("/").at(-1) ?? "";
    const known = this.made.get(name);
    if (known) return known;
    // Conditions hold conditions: while one is being made, it stands for itself.
    const { self } = fc.letrec<{ self: unknown }>((tie) => {
      this.made.set(name, tie("self"));
      return { self: this.of(this.document.components.schemas[name] ?? {}) };
    });
    this.made.set(name, self);
    return self;
  }

  private arrayOf(schema: Schema, name: string): fc.Arbitrary<unknown> {
    const minLength = Number(schema.minItems ?? 0);
    const limits = { minLength, maxLength: minLength + 2 };
    return fc.array(this.of((schema.items ?? {}) as Schema, name), limits);
  }

  private objectOf({ properties = {}, required = [] }: Schema): fc.Arbitrary<unknown> {
    const fields = Object.entries(properties as Record<string, Schema>);
    const isRequired = (name: string) => (required as string[]).includes(name);
    // The more fields there are, the fewer of them are given together.
    const share = { nil: undefined, freq: 1, depthIdentifier: "field", maxDepth: 5 };
    const model = fields.map(([name, schema]) => {
      const value = this.of(schema, name);
      const some = fc.option(fc.option(value, share), { nil: undefined, freq: 2 });
      return [name, isRequired(name) ? value : fields.length > 4 ? some : fc.option(value, share)];
    });
    return fc.record(Object.fromEntries(model));
  }
}

function textOf(schema: Schema, name: string, thing: KnownThing): fc.Arbitrary<unknown> {
  if (schema.format === "uuid") {
    const known = aKnown(name === "id" ? thing : "movie");
    return fc.oneof({ weight: 4, arbitrary: known }, fc.uuid());
  }
  if (schema.format === "date") return dates;
  if (name === "cursor") return aKnown("cursor");
  if (name === "sort") return fc.constantFrom("title", "-expiry_date,title", "-updated_at");
  if (name === "query" || name === "q") return fc.constantFrom(...queries, ...words);
  if (schema.format === "date-time") return times;
  const longest = Number(schema.maxLength ?? 40);
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...words) },
    fc.constant("é".repeat(longest)),
    fc.string({ minLength: 1, maxLength: Math.min(longest, 40) }),
  );
}

const queries = ["", "genre:horror", "expires<30d year>=1980", '-title:"the thing"', "a OR b"];

const dates = fc.oneof(
  fc.constantFrom("0001-01-01", "9999-12-31", "2024-02-29", "2026-12-31"),
  fc
    .date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
);

const times = fc.oneof(
  dates.map((date) => `${date}T00:00:00Z`),
  fc.constantFrom(
    "0000-12-31T23:59:59Z",
    "0001-01-01T00:00:00+23:59",
    "9999-12-31T23:59:59-23:59",
    "2026-01-01T00:00:00+23:59",
  ),
);

function integerOf({ minimum, maximum }: Schema, name: string): fc.Arbitrary<unknown> {
  const least = Number(minimum ?? -10);
  const most = Number(maximum ?? 3_000);
  const usual = name === "release_year" ? 1979 : least;
  const few = fc.integer({ min: usual, max: Math.min(usual + 3, most) });
  return fc.oneof({ weight: 4, arbitrary: few }, fc.constantFrom(least, most));
}
