import { longestPassword } from "@marquee/schemas/password";
import { hash, verify } from "@node-rs/argon2";

/** OWASP's argon2id minimum: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Hashes at once: each takes 19 MiB and a core, and sign-in must not starve everything else. */
const mostAtOnce = 2;

/** An argon2id hash in PHC form. */
export async function hashPassword(password: string): Promise<string> {
  return oneOfFew(() => hash(password.normalize("NFC"), cost));
}

/**
 * Whether the password is the one that was hashed. Without a hash (an unknown user) it takes the same
 * time and says no.
 */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const isHashable = password.length <= longestPassword;
  const against = passwordHash ?? (await unknownUserHash());
  const matches = await oneOfFew(() =>
    verify(against, isHashable ? password.normalize("NFC") : ""),
  );
  return matches && isHashable && passwordHash !== null;
}

let unknownUser: Promise<string> | undefined;
function unknownUserHash(): Promise<string> {
  unknownUser ??= hashPassword("nobody has this password");
  return unknownUser;
}

const waiting: (() => void)[] = [];
let running = 0;

async function oneOfFew<T>(run: () => Promise<T>): Promise<T> {
  if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await run();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
