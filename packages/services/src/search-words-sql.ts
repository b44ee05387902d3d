import { Prisma } from "@marquee/db/generated/client";
import { likePattern } from "./condition-sql";
import { column } from "./movie-sql";

const { sql, join } = Prisma;

/** Words of several languages that titles are looked up with or without. */
const articles = "the|a|an|le|la|les|l|el|los|der|das|ein|eine|il|lo|una|une".split("|");
const mostWords = 8;

/** The least word similarity of pg_trgm by which a title is gathered. */
export const leastSimilarity = { words: 0.6, typos: 0.39, wrong: 0.15 } as const;

/** Shorter words share hardly a trigram with the one that is meant, and below three letters have none. */
const fewestLetters = { indexed: 3, exchanged: 4, similar: 5 } as const;
/** In longer words, two letters that are exchanged leave trigrams enough. */
const mostLettersExchanged = 8;

/** The title's key without accents, which the trigram index holds. */
export const searchKey = column("title_search");

/** A text as it stands in keys without accents. */
export const folded = (text: string) => sql`text_unaccent(text_key(${text}::text))`;

/** The words of a text that titles must have: without articles, unless there is nothing else. */
export function searchedWords(text: string): string[] {
  const words = text.split(/[^\p{L}\p{N}\p{M}'’]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const telling = words.filter((word) => !articles.includes(word.toLowerCase()));
  const longestFirst = [...new Set(telling.length > 0 ? telling : words)].sort(
    (one, other) => other.length - one.length,
  );
  return longestFirst.slice(0, mostWords);
}

/** Titles in which each word stands as it is, found by those that have trigrams. */
export function wordsSql(words: readonly string[]): Prisma.Sql {
  const indexed = words.filter((word) => lettersOf(word) >= fewestLetters.indexed);
  const found =
    indexed.length > 0
      ? join(indexed.map(containsSql), " AND ")
      : similarSql(words, leastSimilarity.words);
  return sql`${found} AND ${literalSql(words)}`;
}

/** pg_trgm's similarity to a word with one letter wrong: of one trigram more than letters, three are spoilt. */
export function withOneLetterWrong(word: string): number {
  const letters = lettersOf(word);
  return Math.max(leastSimilarity.wrong, (letters - 2) / (letters + 4) - 0.01);
}

/** Titles that have all words but one, and something that resembles that one; undefined where no index finds them. */
export function oneWrongSql(
  words: readonly string[],
  similarityOf: (word: string) => number = () => leastSimilarity.wrong,
): Prisma.Sql | undefined {
  const readings = words.flatMap((word, at) => {
    const others = words.filter((_, other) => other !== at);
    if (!others.some((other) => lettersOf(other) >= fewestLetters.indexed)) return [];
    const resembles = [
      sql`word_similarity(${folded(word)}, ${searchKey}) >= ${similarityOf(word)}::real`,
      ...exchangedLetters(word).map(containsSql),
    ];
    return [sql`(${join(others.map(containsSql), " AND ")} AND (${join(resembles, " OR ")}))`];
  });
  return readings.length > 0 ? sql`(${join(readings, " OR ")})` : undefined;
}

/** Titles that have what each longer word may have been meant to be, or all words as they are but one. */
export function mistypedSql(words: readonly string[]): Prisma.Sql {
  const oneWrong = oneWrongSql(words);
  return oneWrong ? sql`(${eachMistypedSql(words)} OR ${oneWrong})` : eachMistypedSql(words);
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

/** Titles that have a word somewhere, as it is. */
export function containsSql(word: string): Prisma.Sql {
  return sql`${searchKey} LIKE ${likePattern(folded(word), "contains")}`;
}

/** The word with each two neighbouring letters exchanged: a frequent error that breaks most trigrams. */
export function exchangedLetters(word: string): string[] {
  const letters = [...word];
  if (letters.length > mostLettersExchanged) return [];
  return letters.slice(1).map((letter, at) =>
    letters
      .with(at, letter)
      .with(at + 1, letters[at] ?? "")
      .join(""),
  );
}

/** Titles that resemble each word, by the trigram index. */
export function similarSql(words: readonly string[], similarity: number): Prisma.Sql {
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
export function literalSql(words: readonly string[]): Prisma.Sql {
  // Beyond ASCII, the key's own collation "C" knows no letters, and so no beginnings of words.
  const begins = words.map(
    (word) =>
      sql`${searchKey} COLLATE "pg_c_utf8" ~ ('\\m' || regexp_replace(${folded(word)}, '([^[:alnum:] ])', '\\\\\\1', 'g'))`,
  );
  return sql`(${join(begins, " AND ")})`;
}

/** A title's key or a text's without the article before it. */
export function withoutArticle(key: Prisma.Sql): Prisma.Sql {
  return sql`regexp_replace(${key}, ${`^(${articles.join("|")}) `}, '')`;
}
