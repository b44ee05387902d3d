import type { Comparison, Condition, SearchValue } from "@marquee/schemas/condition";
import type { Movie, MovieField, MovieFieldMeta } from "@marquee/schemas/movie";
import { movieFields } from "@marquee/schemas/movie-field";
import fc from "fast-check";

/** A film with the keys that the database gave its texts. */
export type KeyedMovie = Movie & { keys: Partial<Record<MovieField, string>> };

/** Whether a condition holds for a film: its meaning, said without SQL, to test the compiler against. */
export function holds(condition: Condition, film: KeyedMovie): boolean {
  const fields = movieFields.every((field) => {
    const comparison = condition[field.name];
    return comparison === undefined || compares(field, comparison, film);
  });
  return (
    fields &&
    (condition.and ?? []).every((branch) => holds(branch, film)) &&
    (condition.or === undefined || condition.or.some((branch) => holds(branch, film))) &&
    (condition.not === undefined || !holds(condition.not, film))
  );
}

function compares(
  field: MovieFieldMeta,
  comparison: Comparison | SearchValue,
  film: KeyedMovie,
): boolean {
  const given = typeof comparison === "object" ? comparison : { eq: comparison };
  const isText = field.kind === "text";
  const value = isText ? (film.keys[field.name] ?? "") : film[field.name];
  const key = (wanted: SearchValue) => (isText ? partKey(String(wanted)).trim() : wanted);
  const tests: Record<keyof Comparison, () => boolean> = {
    eq: () => value === key(given.eq ?? ""),
    ne: () => value !== key(given.ne ?? ""),
    lt: () => before(value, key(given.lt ?? "")),
    gte: () => !before(value, key(given.gte ?? "")),
    gt: () => before(key(given.gt ?? ""), value),
    lte: () => !before(key(given.lte ?? ""), value),
    in: () => (given.in ?? []).some((one) => value === key(one)),
    nin: () => !(given.nin ?? []).some((one) => value === key(one)),
    contains: () => String(value).includes(partKey(given.contains ?? "")),
    starts_with: () => String(value).startsWith(partKey(given.starts_with ?? "")),
    ends_with: () => String(value).endsWith(partKey(given.ends_with ?? "")),
  };
  return Object.entries(tests).every(
    ([name, isTrue]) => given[name as keyof Comparison] === undefined || isTrue(),
  );
}

/** Good for the letters these tests use; the product computes keys in the database alone. */
function partKey(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll(/\s+/g, " ");
}

function before(one: SearchValue, other: SearchValue): boolean {
  if (typeof one === "number" && typeof other === "number") return one < other;
  return Buffer.compare(Buffer.from(String(one)), Buffer.from(String(other))) < 0;
}

/** Any condition tree over values that these films have, and some that none has. */
export function anyCondition(films: readonly Movie[]): fc.Arbitrary<object> {
  const { tree } = fc.letrec<{ tree: object }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      anyField(films),
      fc.record({ and: fc.array(tie("tree"), { minLength: 1, maxLength: 3 }) }),
      fc.record({ or: fc.array(tie("tree"), { minLength: 1, maxLength: 3 }) }),
      fc.record({ not: tie("tree") }),
      fc.tuple(anyField(films), anyField(films)).map(([one, other]) => ({ ...one, ...other })),
    ),
  }));
  return tree;
}

function anyField(films: readonly Movie[]): fc.Arbitrary<object> {
  return fc.constantFrom(...movieFields).chain((field) => {
    const value = anyValue(field, films);
    return fc.oneof(value, anyComparison(field, value)).map((wanted) => ({ [field.name]: wanted }));
  });
}

function anyValue(field: MovieFieldMeta, films: readonly Movie[]): fc.Arbitrary<SearchValue> {
  const known = fc.constantFrom(...films.map((film) => film[field.name]));
  const other: Record<MovieFieldMeta["kind"], fc.Arbitrary<SearchValue>> = {
    text: fc.constantFrom("ALIEN", " alien ", "alien 1", "%", "_", "\\", "é", "e", "0% w", "", " "),
    date: fc.constantFrom("0001-01-01", "2022-06-15", "9999-12-31"),
    integer: fc.constantFrom(1500, 2000, 99_999_999_999, -99_999_999_999),
  };
  return fc.oneof(known, other[field.kind]);
}

function anyComparison(
  field: MovieFieldMeta,
  value: fc.Arbitrary<SearchValue>,
): fc.Arbitrary<object> {
  const one = fc.constantFrom("eq", "ne", "lt", "lte", "gt", "gte");
  const many = fc.constantFrom("in", "nin");
  const inside = fc.constantFrom("contains", "starts_with", "ends_with");
  const part = value.map((text) => String(text).slice(0, 4));
  return fc.oneof(
    fc.tuple(one, value).map(([operator, wanted]) => ({ [operator]: wanted })),
    fc
      .tuple(many, fc.array(value, { minLength: 1, maxLength: 4 }))
      .map(([operator, wanted]) => ({ [operator]: wanted })),
    field.kind === "text"
      ? fc.tuple(inside, part).map(([operator, wanted]) => ({ [operator]: wanted }))
      : fc.tuple(value, value).map(([gte, lt]) => ({ gte, lt })),
  );
}
