/**
 * Remembers what a key led to for a short time and for a bounded number of keys, so that a busy caller
 * is not verified anew on every request. Failures are not remembered.
 */
export class ShortMemory<T> {
  private readonly entries = new Map<string, { value: Promise<T>; until: number }>();

  constructor(
    private readonly ttlMs: number,
    private readonly mostEntries = 10_000,
  ) {}

  get(key: string, find: () => Promise<T>): Promise<T> {
    const known = this.entries.get(key);
    if (known && known.until > Date.now()) return known.value;
    const value = find();
    this.forgetOldest();
    this.entries.delete(key);
    this.entries.set(key, { value, until: Date.now() + this.ttlMs });
    value.catch(() => this.forget(key));
    return value;
  }

  has(key: string): boolean {
    return this.entries.has(key);
  }

  forget(key: string): void {
    this.entries.delete(key);
  }

  clear(): void {
    this.entries.clear();
  }

  private forgetOldest(): void {
    if (this.entries.size < this.mostEntries) return;
    const oldest = this.entries.keys().next();
    if (!oldest.done) this.entries.delete(oldest.value);
  }
}
