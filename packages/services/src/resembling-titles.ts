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

/**
 * Makes titles of the words of real ones: each word mostly follows one that it follows in a real title.
 * Words are as frequent as they are in titles, which is what a trigram index feels.
 */
export function resemblingTitles(titles: readonly string[], random: Chance): () => string {
  const words = titles.flatMap((title) => title.split(/\s+/));
  const first = titles.map((title) => title.split(/\s+/)[0] ?? title);
  const following = new Map<string, (string | undefined)[]>();
  for (const title of titles) {
    const own = title.split(/\s+/);
    own.forEach((word, at) => {
      const known = following.get(word) ?? [];
      known.push(own[at + 1]);
      following.set(word, known);
    });
  }
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
  return () => {
    const made = [random() < 0.7 ? pick(first) : pick(words)];
    while (made.length < 8) {
      const next = random() < 0.25 ? pick(words) : pick(following.get(made.at(-1) ?? "") ?? []);
      if (next === undefined || (made.length > 1 && random() < 0.12)) break;
      made.push(next);
    }
    return made.join(" ");
  };
}

/** A text with one typing error in a word of five letters or more, if it has one. */
export function mistyped(text: string, random: Chance): string {
  const long = [...text.matchAll(/\p{L}{5,}/gu)];
  const word = long[Math.floor(random() * long.length)];
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
  return before + (kinds[Math.floor(random() * kinds.length)] ?? "") + after;
}
