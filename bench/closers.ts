/** What a bench has to end or remove, in whatever way it ends itself; the newest first. */
export class Closers {
  private readonly closers: (() => Promise<void> | void)[] = [];

  constructor() {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => void this.close().finally(() => process.exit(1)));
    }
  }

  add(close: () => Promise<void> | void): void {
    this.closers.push(close);
  }

  async close(): Promise<void> {
    for (let close = this.closers.pop(); close; close = this.closers.pop()) await close();
  }
}
