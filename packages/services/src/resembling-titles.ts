/** A number from 0 to 1 that looks random; the same ones in the same order for the same seed. */
export type Chance = () => number;

/** Mulberry32: repeatable, and even enough to draw samples. */
export function chance(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    const twice = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((twice ^ (twice >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<T>(from: readonly T[], random: Chance): T | undefined {
  return from[Math.floor(random() * from.length)];
}

const inventedWords = 200_000;
const inventedShare = 0.3;

/**
 * Makes titles of the words of real ones: each word mostly follows one that it follows in a real title,
 * and some are names that no real title has. Words are as frequent as they are in titles, a few in very
 * many and very many in a few, which is what a trigram index feels.
 */
export function resemblingTitles(titles: readonly string[], random: Chance): () => string {
  const split = titles.map((title) => title.split(/\s+/));
  const words = split.flat();
  const first = split.map(([word = ""]) => word);
  const following = new Map<string, (string | undefined)[]>();
  for (const own of split) {
    own.forEach((word, at) => {
      const known = following.get(word) ?? [];
      known.push(own[at + 1]);
      following.set(word, known);
    });
  }
  const invented = inventedName(words);
  return () => {
    const made = [random() < 0.7 ? pick(first, random) : pick(words, random)];
    while (made.length < 8) {
      const known = following.get(made.at(-1) ?? "") ?? words;
      const next = random() < inventedShare ? invented(random) : pick(known, random);
      if (next === undefined || (made.length > 1 && random() < 0.12)) break;
      made.push(next);
    }
    return made.join(" ");
  };
}

/** Names made of the beginning of one word and the end of another; the frequent ones are few (Zipf's law). */
function inventedName(words: readonly string[]): (random: Chance) => string {
  const long = words.filter((word) => /^\p{L}{5,}$/u.test(word));
  return (random) => {
    const own = chance(Math.floor(inventedWords ** random()));
    const [begin = "", end = ""] = [pick(long, own), pick(long, own)];
    return begin.slice(0, 2 + Math.floor(own() * 3)) + end.slice(2 + Math.floor(own() * 2));
  };
}

/** A text with one typing error in a word of five letters or more, if it has one. */
export function mistyped(text: string, random: Chance): string {
  const word = pick([...text.matchAll(/\p{L}{5,}/gu)], random);
  if (!word) return text;
  const at = word.index + 1 + Math.floor(random() * (word[0].length - 2));
  const letter = String.fromCharCode(97 + Math.floor(random() * 26));
  const [before, one = "", other = "", after] = [
    text.slice(0, at),
    text[at],
    text[at + 1],
    text.slice(at + 2),
  ];
  const kinds = [other + one, one, one + letter + other, letter + other];
  return before + (pick(kinds, random) ?? "") + after;
}
