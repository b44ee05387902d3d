import { newId } from "@marquee/db/id";

/** A statement for pg; one with a name is prepared once on each connection. */
export type BareQuery = { name?: string; text: string; values: unknown[] };

const fields = `movies.title, movies.genre, to_char(movies.expiry_date, 'YYYY-MM-DD') AS expiry_date,
  movies.release_year`;
const instant = (name: string) =>
  `to_char(movies.${name} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS ${name}`;
const record = `${fields}, movies.id, movies.version, ${instant("created_at")}, ${instant("updated_at")}`;
const recordNames = "title, genre, expiry_date, release_year, id, version, created_at, updated_at";
const live = "movies.deleted_at IS NULL";
const byTitle = "ORDER BY movies.title_key, movies.release_year";

/** The query of a GET: a film, a page of all or of those whose title contains a text, a search, a range. */
export function readFilms(path: string, id: string, given: URLSearchParams): BareQuery {
  const limit = Number(given.get("limit") ?? 50);
  if (path.startsWith("/api/movies/")) {
    return {
      name: "get",
      text: `SELECT ${record} FROM movies WHERE id = $1 AND ${live}`,
      values: [id],
    };
  }
  if (path === "/api/search") {
    const text = `SELECT ${fields} FROM movies WHERE ${live} AND title_key = text_key($1) ${byTitle}`;
    return { name: "search", text, values: [given.get("title")] };
  }
  if (path === "/api/expiredMovies") {
    const text = `SELECT ${fields} FROM movies WHERE ${live} AND expiry_date >= $1 AND expiry_date <= $2
      ORDER BY movies.expiry_date, title_key, release_year LIMIT $3`;
    return { name: "expiring", text, values: [given.get("from"), given.get("to"), limit] };
  }
  const filter = given.get("filter");
  if (filter === null) {
    const text = `SELECT ${record} FROM movies WHERE ${live} ${byTitle} LIMIT $1`;
    return { name: "list", text, values: [limit] };
  }
  return contains(JSON.parse(filter).title.contains, limit);
}

// Without a name, since a plan made for any text would not use the trigram index well.
function contains(piece: string, limit: number): BareQuery {
  const pattern = (part: string) =>
    `'%' || regexp_replace(${part}, '([\\\\%_])', '\\\\\\1', 'g') || '%'`;
  const text = `SELECT ${record} FROM movies WHERE ${live}
    AND title_search LIKE ${pattern("text_unaccent(text_key_part($1))")}
    AND title_key LIKE ${pattern("text_key_part($1)")} ${byTitle} LIMIT $2`;
  return { text, values: [piece, limit] };
}

/** Adds a film; `isRecorded` also writes its change set, in the same statement. */
export function createFilm(film: Record<string, unknown>, isRecorded: boolean): BareQuery {
  const insert = `INSERT INTO movies (id, title, genre, expiry_date, release_year)
    VALUES ($1, $2, $3, $4, $5) RETURNING ${record}`;
  const values = [newId(), film.title, film.genre, film.expiry_date, film.release_year];
  if (!isRecorded) return { name: "create", text: insert, values };
  const text = recorded(`${insert}, NULL::jsonb AS before, ${snapshot} AS after`, "create", "$6");
  return { name: "create_recorded", text, values: [...values, newId()] };
}

/** Changes fields of a film that still has a version. */
export function updateFilm(
  id: string,
  version: number,
  given: Record<string, unknown>,
  isRecorded: boolean,
): BareQuery {
  const names = ["title", "genre", "expiry_date", "release_year"].filter((name) => name in given);
  const values = [id, version, ...names.map((name) => given[name])];
  const set = `${names.map((name, index) => `${name} = $${index + 3}`).join(", ")},
    version = movies.version + 1, updated_at = CURRENT_TIMESTAMP`;
  const name = `update_${names.join("_")}`;
  if (!isRecorded) {
    const text = `UPDATE movies SET ${set} WHERE id = $1 AND version = $2 AND ${live} RETURNING ${record}`;
    return { name, text, values };
  }
  const text = recorded(
    `UPDATE movies SET ${set}
      FROM (SELECT id, ${snapshot} AS film FROM movies WHERE id = $1 AND version = $2 AND ${live} FOR UPDATE) AS old
      WHERE movies.id = old.id RETURNING ${record}, old.film AS before, ${snapshot} AS after`,
    "update",
    `$${values.length + 1}`,
  );
  return { name: `${name}_recorded`, text, values: [...values, newId()] };
}

const snapshot = `jsonb_build_object('title', movies.title, 'genre', movies.genre,
  'expiry_date', movies.expiry_date, 'release_year', movies.release_year)`;

function recorded(statement: string, kind: string, change_set: string): string {
  return `WITH written AS (${statement}),
    recorded_set AS (
      INSERT INTO change_sets (id, kind, actor_kind, actor_name, door, request_id, summary, film_count)
      SELECT ${change_set}::uuid, '${kind}', 'system', 'bare', 'rest', 'bare', '${kind}', 1 FROM written
    ),
    recorded AS (
      INSERT INTO changes (change_set_id, movie_id, version, before, after)
      SELECT ${change_set}::uuid, id, version, before, after FROM written
    )
    SELECT ${recordNames} FROM written`;
}
