import type { Actor } from "@marquee/schemas/actor";
import { ShortMemory } from "./short-memory";

/** What is changed on another instance takes hold on this one within this time. */
const rememberedForMs = 1_000;

/**
 * Who may enter, remembered for a second at most, so that a busy caller does not cost a query with every
 * request. One for a process, however many copies of the code it holds: what is changed here is
 * forgotten at once.
 */
export class AccessMemory {
  /** By session token. Undefined: the session has ended, or its user may not enter. */
  readonly sessions = new ShortMemory<Actor | undefined>(rememberedForMs);
  /** By the `jti` of an access token. Undefined: it was taken back, or its subject may not enter. */
  readonly tokens = new ShortMemory<Actor | undefined>(rememberedForMs);

  /** After any change of who may enter. */
  forget(): void {
    this.sessions.clear();
    this.tokens.clear();
  }
}
