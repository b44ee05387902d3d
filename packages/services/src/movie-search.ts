import { Prisma } from "@marquee/db/generated/client";
import { movieField } from "@marquee/schemas/movie-field";
import { likePattern } from "./condition-sql";
import { comparable, isLive } from "./movie-sql";
import {
  containsSql,
  exchangedLetters,
  folded,
  leastSimilarity,
  literalSql,
  mistypedSql,
  oneWrongSql,
  searchedWords,
  searchKey,
  similarSql,
  withOneLetterWrong,
  withoutArticle,
  wordsSql,
} from "./search-words-sql";

const { sql, join, raw } = Prisma;

/** The most films that a search of words gives: the best ones. */
export const mostFound = 1_000;

/** Films weighed for one search. Only words that most titles hold, like "of", reach it. */
const mostWeighed = 20_000;

/** So many titles that have each word as it is written are enough, and none that only resembles is added. */
const enoughLiteral = 50;

/**
 * How films are gathered before they are ranked. `prefix`: so many titles begin with the text that none
 * else can be among the best. `literal`: enough titles have each word as it is written. `words`: some have.
 * `one_wrong`: none has, but some have all words but one, and that one with a letter wrong. `typos`: words
 * may differ more.
 */
export type SearchWidth = "prefix" | "literal" | "words" | "one_wrong" | "typos";

/** A word with two letters exchanged is very like the one that is meant, whatever trigrams say. */
const exchangedSimilarity = 0.8;

const titleKey = comparable(movieField("title"));

/** Decides how wide to search among the films that a condition leaves, by what `read` reads. */
export async function searchWidth(
  read: <Row>(query: Prisma.Sql) => Promise<Row[]>,
  text: string,
  condition: Prisma.Sql,
): Promise<SearchWidth> {
  const words = searchedWords(text);
  if (words.length === 0) return "prefix";
  const [found] = await read<{ has_enough_prefixes: boolean; literal: number }>(
    sql`SELECT ${countSql(condition, prefixSql(text), mostFound)} = ${mostFound} AS "has_enough_prefixes",
      ${countSql(condition, wordsSql(words), enoughLiteral)} AS "literal"`,
  );
  if (found?.has_enough_prefixes) return "prefix";
  if (found?.literal === enoughLiteral) return "literal";
  if (found?.literal) return "words";
  const oneWrong = oneWrongSql(words, withOneLetterWrong);
  if (!oneWrong) return "typos";
  const counted = sql`SELECT ${countSql(condition, oneWrong, 1)} AS "count"`;
  const [like] = await read<{ count: number }>(counted);
  return like?.count === 1 ? "one_wrong" : "typos";
}

/**
 * How many films something finds, up to a bound. Kept from the planner, which would look through the whole
 * catalogue for the first few of films that it thinks frequent.
 */
function countSql(condition: Prisma.Sql, gathered: Prisma.Sql, most: number): Prisma.Sql {
  return sql`(SELECT count(*)::integer FROM (
    WITH found AS MATERIALIZED (SELECT 1 FROM movies WHERE ${isLive} AND ${condition} AND ${gathered})
    SELECT FROM found LIMIT ${most}) AS bounded)`;
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
  return sql`(${join(words.map(wordAlikeSql), " + ")}) / ${raw(String(words.length))}`;
}

function wordAlikeSql(word: string): Prisma.Sql {
  // What word_similarity says of a whole word too, but a hundred times as quick.
  const isThere = sql`strpos(' ' || ${searchKey} || ' ', ' ' || ${folded(word)} || ' ') > 0`;
  const similarity = sql`word_similarity(${folded(word)}, ${searchKey})`;
  const exchanged = exchangedLetters(word).map(containsSql);
  const isExchanged = exchanged.length > 0 ? join(exchanged, " OR ") : sql`false`;
  return sql`CASE WHEN ${isThere} THEN 1
    WHEN ${isExchanged} THEN greatest(${similarity}, ${exchangedSimilarity}::real) ELSE ${similarity} END`;
}

/** The films that are weighed, and how many at most. */
function gatheredSql(text: string, words: readonly string[], width: SearchWidth): Prisma.Sql {
  const gathered = {
    prefix: () =>
      sql`${prefixSql(text)} ORDER BY ${titleKey}, movies."release_year" LIMIT ${mostFound}`,
    literal: () => sql`${wordsSql(words)} LIMIT ${mostWeighed}`,
    words: () => sql`${similarSql(words, leastSimilarity.words)} LIMIT ${mostWeighed}`,
    one_wrong: () => sql`${oneWrongSql(words) ?? sql`false`} LIMIT ${mostWeighed}`,
    typos: () => sql`${mistypedSql(words)} LIMIT ${mostWeighed}`,
  };
  return gathered[width]();
}

function prefixSql(text: string): Prisma.Sql {
  return sql`${titleKey} LIKE ${likePattern(sql`text_key(${text}::text)`, "starts_with")}`;
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
