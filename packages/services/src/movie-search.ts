import { Prisma } from "@marquee/db/generated/client";
import { movieField } from "@marquee/schemas/movie";
import { likePattern } from "./condition-sql";
import type { ServiceContext } from "./context";
import { readRows } from "./database-call";
import { column, comparable, isLive } from "./movie-sql";

const { sql, join, raw } = Prisma;

/** The most films that a search of words gives: the best ones. */
export const mostFound = 1_000;

/** Films weighed for one search. Only words that most titles hold, like "of", reach it. */
const mostWeighed = 20_000;

/** Words of several languages that titles are looked up with or without. */
const articles = "the|a|an|le|la|les|l|el|los|der|das|ein|eine|il|lo|una|une".split("|");
const mostWords = 8;

/**
 * How films are gathered before they are ranked. `prefix`: so many titles begin with the text that none
 * else can be among the best. `words`: some title has each word as it is written. `typos`: none has, so
 * that words may differ more.
 */
export type SearchWidth = "prefix" | "words" | "typos";

/** The least word similarity of pg_trgm by which a title is gathered. */
const leastSimilarity = { words: 0.6, typos: 0.39, wrong: 0.15 } as const;

/** A word with two letters exchanged is very like the one that is meant, whatever trigrams say. */
const exchangedSimilarity = 0.8;

/** Shorter words share hardly a trigram with the one that is meant, and below three letters have none. */
const fewestLetters = { indexed: 3, exchanged: 4, similar: 5 } as const;
/** In longer words, two letters that are exchanged leave trigrams enough. */
const mostLettersExchanged = 8;

const titleKey = comparable(movieField("title"));
/** The title's key without accents, which the trigram index holds. */
const searchKey = column("title_search");

const folded = (text: string) => sql`text_unaccent(text_key(${text}::text))`;

/** The words of a text that titles must have: without articles, unless there is nothing else. */
export function searchedWords(text: string): string[] {
  const words = text.split(/[^\p{L}\p{N}\p{M}'’]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const telling = words.filter((word) => !articles.includes(word.toLowerCase()));
  const longestFirst = [...new Set(telling.length > 0 ? telling : words)].sort(
    (one, other) => other.length - one.length,
  );
  return longestFirst.slice(0, mostWords);
}

/** Decides how wide to search among the films that a condition leaves. */
export async function searchWidth(
  ctx: ServiceContext,
  text: string,
  condition: Prisma.Sql,
): Promise<SearchWidth> {
  const words = searchedWords(text);
  if (words.length === 0) return "prefix";
  const among = sql`SELECT 1 FROM movies WHERE ${isLive} AND ${condition}`;
  const [found] = await readRows<{ has_enough_prefixes: boolean; has_words: boolean }>(
    ctx,
    sql`SELECT
      (SELECT count(*) FROM (${among} AND ${prefixSql(text)} LIMIT ${mostFound}) AS begun) = ${mostFound} AS "has_enough_prefixes",
      EXISTS (${among} AND ${similarSql(words, leastSimilarity.words)} AND ${literalSql(words)}) AS "has_words"`,
  );
  if (found?.has_enough_prefixes) return "prefix";
  return found?.has_words ? "words" : "typos";
}

/**
 * The best films for a text among those that a condition leaves, as a table expression: the given columns
 * of `movies`, and `rank`, which is a function of text and title alone and least for the best.
 */
export function bestFilmsSql(
  text: string,
  width: SearchWidth,
  condition: Prisma.Sql,
  columns: Prisma.Sql,
): Prisma.Sql {
  const words = searchedWords(text);
  return sql`(
    SELECT ${columns}, ${rankSql(text, words)} AS "rank" FROM (
      SELECT ${columns}, ${searchKey}, ${alikeSql(words)} AS "alike" FROM (
        SELECT ${columns}, ${searchKey} FROM movies
        WHERE ${isLive} AND ${condition} AND ${gatheredSql(text, words, width)}
      ) AS movies
      ORDER BY starts_with(${searchKey}, ${folded(text)}) DESC, "alike" DESC, length(${searchKey})
      LIMIT ${mostFound}
    ) AS movies
    ORDER BY "rank", ${titleKey}, movies."release_year")`;
}

/** How alike a title's words are to those looked for, from 0 to 1: quick to tell of very many titles. */
function alikeSql(words: readonly string[]): Prisma.Sql {
  if (words.length === 0) return sql`0::real`;
  const alike = words.map((word) => {
    const similarity = sql`word_similarity(${folded(word)}, ${searchKey})`;
    const exchanged = exchangedLetters(word).map(containsSql);
    if (exchanged.length === 0) return similarity;
    return sql`greatest(${similarity}, CASE WHEN ${join(exchanged, " OR ")} THEN ${exchangedSimilarity}::real ELSE 0 END)`;
  });
  return sql`(${join(alike, " + ")}) / ${raw(String(words.length))}`;
}

/** The films that are weighed, and how many at most. */
function gatheredSql(text: string, words: readonly string[], width: SearchWidth): Prisma.Sql {
  if (width === "prefix") {
    return sql`${prefixSql(text)} ORDER BY ${titleKey}, movies."release_year" LIMIT ${mostFound}`;
  }
  const alike = width === "words" ? similarSql(words, leastSimilarity.words) : mistypedSql(words);
  return sql`${alike} LIMIT ${mostWeighed}`;
}

/** Titles that have what each longer word may have been meant to be, or all words as they are but one. */
function mistypedSql(words: readonly string[]): Prisma.Sql {
  const oneWrong = words.flatMap((word, at) => {
    const others = words.filter((_, other) => other !== at);
    if (!others.some((other) => lettersOf(other) >= fewestLetters.indexed)) return [];
    const resembles = sql`word_similarity(${folded(word)}, ${searchKey}) >= ${leastSimilarity.wrong}::real`;
    return [sql`(${join([...others.map(containsSql), resembles], " AND ")})`];
  });
  return sql`(${join([eachMistypedSql(words), ...oneWrong], " OR ")})`;
}

function eachMistypedSql(words: readonly string[]): Prisma.Sql {
  const long = words.filter((word) => lettersOf(word) >= fewestLetters.exchanged);
  if (long.length === 0) return similarSql(words.slice(0, 1), leastSimilarity.typos);
  const readings = long.map((word) => {
    const written = [word, ...exchangedLetters(word)].map(containsSql);
    const isSimilar = lettersOf(word) >= fewestLetters.similar;
    const similar = isSimilar ? [similarSql([word], leastSimilarity.typos)] : [];
    return sql`(${join([...written, ...similar], " OR ")})`;
  });
  return sql`(${join(readings, " AND ")})`;
}

function lettersOf(word: string): number {
  return [...word].length;
}

function containsSql(word: string): Prisma.Sql {
  return sql`${searchKey} LIKE ${likePattern(folded(word), "contains")}`;
}

/** The word with each two neighbouring letters exchanged: a frequent error that breaks most trigrams. */
function exchangedLetters(word: string): string[] {
  const letters = [...word];
  if (letters.length > mostLettersExchanged) return [];
  return letters.slice(1).map((letter, at) =>
    letters
      .with(at, letter)
      .with(at + 1, letters[at] ?? "")
      .join(""),
  );
}

function prefixSql(text: string): Prisma.Sql {
  return sql`${titleKey} LIKE ${likePattern(sql`text_key(${text}::text)`, "starts_with")}`;
}

/** Titles that resemble each word, by the trigram index. */
function similarSql(words: readonly string[], similarity: number): Prisma.Sql {
  return join(
    words.map((word) => sql`${searchKey} %> ${withSimilarity(similarity, folded(word))}`),
    " AND ",
  );
}

/**
 * A word whose reading also says how alike is alike enough, for this statement alone: pg_trgm's operators
 * take that from a setting, and the operand of an operator is always computed before the operator runs.
 */
function withSimilarity(similarity: number, word: Prisma.Sql): Prisma.Sql {
  return sql`(SELECT CASE WHEN set_config('pg_trgm.word_similarity_threshold', ${String(similarity)}, true) <> '' THEN ${word} END)`;
}

/** Whether each word stands as it is at the beginning of a word. */
function literalSql(words: readonly string[]): Prisma.Sql {
  // Beyond ASCII, the key's own collation "C" knows no letters, and so no beginnings of words.
  const begins = words.map(
    (word) =>
      sql`${searchKey} COLLATE "pg_c_utf8" ~ ('\\m' || regexp_replace(${folded(word)}, '([^[:alnum:] ])', '\\\\\\1', 'g'))`,
  );
  return sql`(${join(begins, " AND ")})`;
}

/**
 * The title itself, without its article, what begins with the text, what has each word, what has the same
 * letters in another order, then the others; among these the more alike word by word, then as a whole.
 */
function rankSql(text: string, words: readonly string[]): Prisma.Sql {
  const wanted = folded(text);
  const [bareKey, bareWanted] = [withoutArticle(searchKey), withoutArticle(wanted)];
  const begins = sql`starts_with(${searchKey}, ${wanted}) OR starts_with(${bareKey}, ${bareWanted})`;
  const sameLetters = sql`length(${bareKey}) = length(${bareWanted}) AND translate(${bareKey}, ${bareWanted}, '') = ''`;
  const thousandths = (share: Prisma.Sql) => sql`floor((1 - ${share}) * 999)::integer`;
  return sql`CASE
      WHEN ${searchKey} = ${wanted} THEN 0
      WHEN ${bareKey} = ${bareWanted} THEN 1000000
      WHEN ${begins} THEN 2000000
      WHEN ${words.length > 0 ? literalSql(words) : sql`false`} THEN 3000000
      WHEN ${sameLetters} THEN 4000000
      ELSE 5000000
    END + ${thousandths(sql`movies."alike"`)} * 1000 + ${thousandths(sql`similarity(${bareWanted}, ${bareKey})`)}`;
}

function withoutArticle(key: Prisma.Sql): Prisma.Sql {
  return sql`regexp_replace(${key}, ${`^(${articles.join("|")}) `}, '')`;
}
