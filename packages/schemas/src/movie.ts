import { z } from "zod";
import { CalendarDate } from "./calendar-date";
import { latestReleaseYear } from "./catalogue-day";
import { mustBe } from "./must-be";
import { plainText } from "./plain-text";

/** What the doors, the dashboard and the database need to know of a field beyond its type. */
export type FieldMeta = {
  label: string;
  description: string;
  example: string | number;
  /** How it is stored and compared: text by its key, dates and integers by value. */
  kind: "text" | "date" | "integer";
  /**
   * The generated column that holds a text field's key; without one the key is computed in the query. A
   * key too long for the check `movies_<key_column>_bytes` is refused at its field.
   */
  key_column?: string;
  /** The generated column that holds its key without accents, which a trigram index searches inside. */
  search_column?: string;
  control: "text" | "combobox" | "choice" | "number" | "year" | "date" | "expiry";
  /** Whether its default says that nothing is known: it is shown as —, and by an empty control. */
  is_blank_by_default?: boolean;
  /** Pixels in the table; 0 takes what is left. */
  column_width: number;
  is_sortable: boolean;
  is_filterable: boolean;
  /** Whether it may be set for many films at once. */
  is_bulk_editable: boolean;
  /** Column headings an importer also accepts. */
  import_aliases: readonly string[];
  /** Names by which a query in one line also knows it; the first is the one that is written. */
  query_aliases: readonly string[];
};

/** What is known of each field beyond its type, by its schema in `Movie`. */
export const fieldMeta = z.registry<FieldMeta>();

/** A field with its metadata, of which documents show what people are told. */
function field<Schema extends z.ZodType>(schema: Schema, meta: FieldMeta): Schema {
  const { description, example } = meta;
  const shown = schema.meta({ description, examples: [example] });
  fieldMeta.add(shown, meta);
  return shown;
}

function yearRange(): string {
  return `must be 1888 to ${latestReleaseYear()}`;
}

const ReleaseYear = z
  .int({ error: mustBe("a whole number", yearRange), abort: true })
  .superRefine((year, ctx) => {
    if (year >= 1888 && year <= latestReleaseYear()) return;
    ctx.addIssue({ code: "custom", params: { code: "out_of_range" }, message: yearRange() });
  })
  .meta({ minimum: 1888 });

/** A film as the catalogue holds it. This is the one list of its fields: everything else is derived. */
export const Movie = z
  .strictObject({
    title: field(plainText({ min: 1, max: 500 }), {
      label: "Title",
      description: "The film's title, as it is shown.",
      example: "Alien",
      kind: "text",
      key_column: "title_key",
      search_column: "title_search",
      control: "text",
      column_width: 0,
      is_sortable: true,
      is_filterable: true,
      is_bulk_editable: false,
      import_aliases: ["name", "film", "movie"],
      query_aliases: [],
    }),
    genre: field(plainText({ min: 1, max: 100 }), {
      label: "Genre",
      description: "Free text; genres already in use are suggested.",
      example: "Horror",
      kind: "text",
      key_column: "genre_key",
      control: "combobox",
      column_width: 180,
      is_sortable: true,
      is_filterable: true,
      is_bulk_editable: true,
      import_aliases: ["category", "major_genre"],
      query_aliases: [],
    }),
    expiry_date: field(CalendarDate, {
      label: "Rights until",
      description: "The last day on which the film may be shown.",
      example: "2026-12-31",
      kind: "date",
      control: "expiry",
      column_width: 260,
      is_sortable: true,
      is_filterable: true,
      is_bulk_editable: true,
      import_aliases: ["expiry", "expires", "rights_until", "available_until"],
      query_aliases: ["expires", "expiry"],
    }),
    release_year: field(ReleaseYear, {
      label: "Year",
      description: "The year of its first release.",
      example: 1979,
      kind: "integer",
      control: "year",
      column_width: 96,
      is_sortable: true,
      is_filterable: true,
      is_bulk_editable: true,
      import_aliases: ["year", "released"],
      query_aliases: ["year"],
    }),
  })
  .meta({ id: "Movie" });
export type Movie = z.infer<typeof Movie>;

/** A film as it may be given: what has a default may be left out. */
export type MovieInput = z.input<typeof Movie>;

export type MovieField = keyof Movie;
export type MovieFieldMeta = FieldMeta & {
  name: MovieField;
  /** What it is where nothing was given; undefined: it must be given. */
  default_value?: Movie[MovieField] | undefined;
  /** The only values it takes, where they are listed. */
  choices: readonly string[];
};

/** The rule of a field's value where it is given. */
export function withoutDefault(schema: z.ZodType): z.ZodType {
  const rule: unknown = schema instanceof z.ZodDefault ? schema.unwrap() : undefined;
  return rule instanceof z.ZodType ? rule.meta({ ...rule.meta(), ...schema.meta() }) : schema;
}

type MovieRules = { [F in MovieField]: z.ZodType<Movie[F], Movie[F]> };

/** The rule of each field without its default: where only some fields are given, none is made up. */
export const movieRules = Object.fromEntries(
  Movie.keyof().options.map((name) => [name, withoutDefault(Movie.shape[name])]),
) as unknown as MovieRules;

/** Some of a film's fields. */
export const SomeMovieFields = z.strictObject(movieRules).partial();

/** Any of a film's fields, at least one. */
export const MovieChanges = SomeMovieFields.refine((set) => Object.keys(set).length > 0, {
  error: "must name at least one field to change",
  params: { code: "empty" },
  when: ({ issues }) => issues.length === 0,
}).meta({ id: "MovieChanges", minProperties: 1 });
export type MovieChanges = z.infer<typeof MovieChanges>;
