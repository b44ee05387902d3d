import pg from "pg";

/**
 * From now on, holds statements that write back for a random time before this process sends them, as a busy
 * one does; all others, such as the end of a transaction, overtake them. Gives what ends that.
 */
export function delayWrites(mostMs: number): () => void {
  const { prototype } = pg.Client;
  const { query } = prototype;
  const send = Reflect.apply.bind(undefined, query);
  Object.assign(prototype, {
    query(this: pg.Client, ...given: unknown[]) {
      if (!isWrite(given[0])) return send(this, given);
      return wait(Math.random() * mostMs).then(() => send(this, given));
    },
  });
  return () => Object.assign(prototype, { query });
}

function isWrite(statement: unknown): boolean {
  const { text } = statement as { text?: unknown };
  return typeof text === "string" && /\bINSERT INTO\b/.test(text);
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
