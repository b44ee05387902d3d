import { refusedInput } from "@marquee/schemas/service-error";

/** What a good password withstands of someone who has its hash and guesses by words and habits. */
const fewestGuesses = 1e10;
/** What follows adds nothing: estimating takes longer the more there is. */
const mostEstimated = 100;

/**
 * Throws `invalid_input` for a password that lists of common passwords, words, names and habits of
 * keyboards find with few guesses (NIST SP 800-63B-4 §3.1.1.2, the blocklist). `known` is what anyone who
 * guesses would think of, such as the user's name.
 */
export async function requireStrength(password: string, known: readonly string[]): Promise<void> {
  // Loaded when it is first needed: most instances set no password.
  const { passwordEstimator } = await import("./password-estimator");
  const words = [...known, ...known.flatMap((text) => text.split(/\s+/)), "marquee"];
  const { guesses } = passwordEstimator.check(password.slice(0, mostEstimated), words);
  if (guesses >= fewestGuesses) return;
  throw refusedInput([
    {
      pointer: "/password",
      code: "common_password",
      detail:
        "is too easily guessed: it is a common password, a pattern of keys, a repetition, or made of the user's name; a few words that have nothing to do with each other are better",
    },
  ]);
}
