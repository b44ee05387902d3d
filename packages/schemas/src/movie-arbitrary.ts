import fc from "fast-check";
import { z } from "zod";
import { Movie, type MovieFieldMeta } from "./movie";
import { movieFields } from "./movie-field";

/** A film for tests that do not care which; each call is another film. */
export function aMovie(fields: Partial<Movie> = {}): Movie {
  made += 1;
  const examples = Object.fromEntries(movieFields.map(({ name, example }) => [name, example]));
  return Movie.parse({ ...examples, title: `Film ${made}`, ...fields });
}
let made = 0;

type Limits = { minLength?: number; maxLength?: number; minimum?: number; maximum?: number };

function limitsOf({ name }: MovieFieldMeta): Limits {
  return z.toJSONSchema(Movie.shape[name], { io: "input" }) as Limits;
}

const columnMaximum = 2_147_483_647;

/** Values that a field takes, written any way a caller may write them: not yet in normal form. */
function validValue(field: MovieFieldMeta): fc.Arbitrary<unknown> {
  if (field.choices.length > 0) return fc.constantFrom(...field.choices);
  const { minimum = 0, maximum = columnMaximum } = limitsOf(field);
  const candidates: Record<MovieFieldMeta["kind"], fc.Arbitrary<unknown>> = {
    text: fc.oneof(
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }),
      fc.string({ unit: "binary", minLength: 1, maxLength: 40 }),
      fc.constantFrom(
        "  İstanbul ",
        "\ufeffAmélie",
        "Ame\u0301lie",
        "100%_\\",
        "𝔘nicode ﬁlm",
        "ΣΊΣΥΦΟΣ",
      ),
      longest(field).map((length) => "é".repeat(length)),
    ),
    date: fc
      .date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
    integer: fc.integer({ min: minimum, max: Math.min(maximum, minimum + 150) }),
  };
  return candidates[field.kind].filter((value) => isTaken(field, value));
}

function isTaken({ name }: MovieFieldMeta, value: unknown): boolean {
  return Movie.shape[name].safeParse(value).success;
}

function longest(field: MovieFieldMeta): fc.Arbitrary<number> {
  return fc.constant(limitsOf(field).maxLength ?? 1);
}

/** Any film that the schema takes, as a caller may write it: what has a default may be absent. */
export function anyMovieInput(): fc.Arbitrary<Record<string, unknown>> {
  const fields = movieFields.map((field) => [field.name, validValue(field)] as const);
  const required = movieFields.filter((field) => field.default_value === undefined);
  return fc.record<Record<string, unknown>>(Object.fromEntries(fields), {
    requiredKeys: required.map((field) => field.name),
  });
}

/** Any film of values that many films share, and whose keys no computer writes in another way. */
export function anyPlainMovie(): fc.Arbitrary<Movie> {
  const values: Record<MovieFieldMeta["kind"], (string | number)[]> = {
    text: ["Alien", "ALIEN", "alien 2", "100% Wolf", "Ω mega", "日本", "a, b", ""],
    date: ["0001-01-01", "2022-06-15", "2022-06-16", "9999-12-31"],
    integer: [0, 1, 97, 1979, 2000, columnMaximum],
  };
  const plain = (field: MovieFieldMeta) =>
    fc.constantFrom(
      ...[field.example, ...field.choices, ...values[field.kind]].filter((value) =>
        isTaken(field, value),
      ),
    );
  return fc
    .record(Object.fromEntries(movieFields.map((field) => [field.name, plain(field)])))
    .map((film) => Movie.parse(film));
}

const invalidValues: Record<MovieFieldMeta["kind"], (field: MovieFieldMeta) => unknown[]> = {
  text: (field) => [
    ...(isTaken(field, "") ? [] : ["", " \u3000\ufeff"]),
    "x".repeat((limitsOf(field).maxLength ?? 0) + 1),
    "nul\u0000",
    "bell\u0007",
    "half \ud800",
    7,
    true,
    ["a"],
    { a: 1 },
    null,
  ],
  date: () => [
    "2026-02-30",
    "2025-02-29",
    "1900-02-29",
    "0000-01-01",
    "10000-01-01",
    "2026-1-1",
    "2026-01-01T00:00:00Z",
    " 2026-01-01",
    "",
    20260101,
    null,
  ],
  integer: (field) => {
    const { minimum = 0, maximum = columnMaximum } = limitsOf(field);
    return [
      minimum - 1,
      Math.min(maximum, columnMaximum) + 1,
      minimum + 0.5,
      String(minimum),
      1e21,
      true,
      null,
    ];
  },
};

/** Films that the schema refuses, each with one thing wrong, and the pointer that must name it. */
export function invalidMovieInputs(): { input: Record<string, unknown>; pointer: string }[] {
  const valid: Record<string, unknown> = { ...aMovie() };
  const broken = movieFields.flatMap((field) => {
    const { [field.name]: _, ...without } = valid;
    const values = invalidValues[field.kind](field);
    const pointer = `/${field.name}`;
    return [
      ...(field.default_value === undefined ? [{ input: without, pointer }] : []),
      ...values.map((value) => ({ input: { ...valid, [field.name]: value }, pointer })),
    ];
  });
  const unknown = ["no_field", "id", "constructor", "toString"].map((name) => ({
    input: { ...valid, [name]: "x" },
    pointer: `/${name}`,
  }));
  return [...broken, ...unknown];
}
