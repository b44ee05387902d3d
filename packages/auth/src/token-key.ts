import type { Database } from "@marquee/db/database";
import { Prisma } from "@marquee/db/generated/client";
import { runTransaction } from "@marquee/db/run-transaction";
import type { CryptoKey, JWK } from "jose";
import { ShortMemory } from "./short-memory";
import {
  findLivePairs,
  firstOwn,
  importPublic,
  insertPair,
  publicJwk,
  type SigningKey,
} from "./token-key-pair";
import type { Vault } from "./vault";

const { sql } = Prisma;

/** Instances, and programs that fetch the key set, keep it for so long. */
const reloadMs = 30_000;
/** A pair is published for so long before it signs: the key set may be kept for as long. */
const publishedS = 60;
/** What instances' clocks and memories may be apart. */
const marginS = 120;
/** After so long a pair is replaced by itself. */
const signsForDays = 30;

type KeySet = { signing: SigningKey; verifying: ReadonlyMap<string, CryptoKey>; jwks: JWK[] };

/**
 * The key pairs that sign access tokens, kept in the database and shared by all instances. One signs, the
 * next is published already, so that it is known everywhere when its turn comes; the ones before verify
 * until the last token they signed has ended.
 */
export class TokenKeys {
  private readonly known = new ShortMemory<KeySet>(reloadMs);
  private readonly soughtAnew = new ShortMemory<KeySet>(1_000);

  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
    /** The longest that a token lives. */
    private readonly ttl_s: number,
  ) {}

  /** The key that signs now; the first ones are made when they are first needed. */
  async signing(): Promise<SigningKey> {
    return (await this.keySet()).signing;
  }

  /**
   * The key a token names, out of those that are live. A `kid` is looked up and never followed; for an
   * unknown one the database is asked again, at most once a second.
   */
  async verifying(kid: string): Promise<CryptoKey | undefined> {
    const { verifying } = await this.keySet();
    return verifying.get(kid) ?? (await this.soughtAgain()).verifying.get(kid);
  }

  /** The live public keys as a JSON Web Key Set (RFC 7517). */
  async jwks(): Promise<{ keys: JWK[] }> {
    return { keys: (await this.keySet()).jwks };
  }

  /** After a rotation was kept: this instance signs with the new key at once. */
  forget(): void {
    this.known.clear();
    this.soughtAnew.clear();
  }

  /**
   * Lets the next pair sign, from when it has been published long enough, and publishes a new one. The
   * pairs before verify until the last token of theirs has ended; `ends_old` ends those tokens now, within
   * half a minute on other instances. Answers the kid of the pair that takes its turn.
   */
  async rotate(
    client: Prisma.TransactionClient,
    { ends_old }: { ends_old: boolean },
  ): Promise<string> {
    await this.complete(client);
    const next = await firstOwn(
      this.vault,
      (await findLivePairs(client)).filter(({ is_next }) => is_next),
    );
    if (!next) throw new Error("There is no token key to rotate to");
    const [turn] = await client.$queryRaw<{ signs_from: Date }[]>(sql`
      UPDATE token_keys SET signs_from = CASE WHEN ${ends_old}::boolean THEN CURRENT_TIMESTAMP
        ELSE greatest(CURRENT_TIMESTAMP, created_at + make_interval(secs => ${publishedS})) END
      WHERE id = ${next.kid} RETURNING signs_from`);
    await client.$executeRaw(sql`
      UPDATE token_keys SET retired_at = CASE WHEN ${ends_old}::boolean THEN CURRENT_TIMESTAMP
        ELSE ${turn?.signs_from}::timestamptz + make_interval(secs => ${this.ttl_s + marginS}) END
      WHERE id <> ${next.kid} AND (retired_at IS NULL OR ${ends_old}::boolean)`);
    await insertPair(client, this.vault, { signs: false });
    return next.kid;
  }

  /** Whether the pair that signs has done so for 30 days. Waits for a rotation that is under way. */
  async isRotationDue(client: Prisma.TransactionClient): Promise<boolean> {
    await lockPairs(client);
    const [found] = await client.$queryRaw<{ is_due: boolean | null }[]>(sql`
      SELECT max(signs_from) <= CURRENT_TIMESTAMP - make_interval(days => ${signsForDays}) AS is_due
      FROM token_keys WHERE retired_at IS NULL`);
    return found?.is_due === true;
  }

  private keySet(): Promise<KeySet> {
    return this.known.get("keys", () => this.load());
  }

  private soughtAgain(): Promise<KeySet> {
    return this.soughtAnew.get("keys", () => {
      this.known.clear();
      return this.keySet();
    });
  }

  private async load(): Promise<KeySet> {
    return (await this.find()) ?? (await this.make());
  }

  /** Undefined where a pair that signs, or the next one, is missing. */
  private async find(): Promise<KeySet | undefined> {
    const rows = await findLivePairs(this.db.prisma);
    const ofNext = rows.filter(({ is_next }) => is_next);
    const signing = await firstOwn(
      this.vault,
      rows.filter(({ signs }) => signs),
    );
    if (!signing || !(await firstOwn(this.vault, ofNext))) return undefined;
    const jwks = rows.map(publicJwk);
    const verifying = new Map<string, CryptoKey>();
    for (const jwk of jwks) verifying.set(jwk.kid, await importPublic(jwk));
    return { signing, verifying, jwks };
  }

  private async make(): Promise<KeySet> {
    await runTransaction(this.db, this.db.limits.ordinary, (client) => this.complete(client));
    const made = await this.find();
    if (!made) throw new Error("Token keys were made but cannot be opened");
    return made;
  }

  /** One instance makes what is missing; the others wait for it and then find it. */
  private async complete(client: Prisma.TransactionClient): Promise<void> {
    await lockPairs(client);
    const rows = await findLivePairs(client);
    const has = async (which: "signs" | "is_next") =>
      (await firstOwn(
        this.vault,
        rows.filter((row) => row[which]),
      )) !== undefined;
    if (!(await has("signs"))) await insertPair(client, this.vault, { signs: true });
    if (!(await has("is_next"))) await insertPair(client, this.vault, { signs: false });
  }
}

/** A statement of its own, so that the next one sees what was made before. */
async function lockPairs(client: Prisma.TransactionClient): Promise<void> {
  await client.$executeRaw(sql`SELECT pg_advisory_xact_lock(hashtext('marquee.token_keys'))`);
}
