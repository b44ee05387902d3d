import { type Allowances, sliceMs, slicesPerWindow } from "./allowance";
import { AllowanceBook } from "./allowance-book";

/** Whoever has an allowance: `limit` is requests a minute. */
export type Limited = { key: string; limit: number };

/** Whether a request may pass, and how its caller stands. */
export type Admission = {
  is_admitted: boolean;
  limit: number;
  /** How many more may pass now, as far as this instance knows. */
  remaining: number;
  /** Seconds until there is more. */
  reset_s: number;
};

/** What every limit is of, in seconds. */
export const windowS = (slicesPerWindow * sliceMs) / 1000;

const mostBooksKept = 10_000;
/** What is told of an older slice could come to count for the one that its row is taken for next. */
const slicesToTell = 2;

/**
 * Lets each caller's requests pass up to a limit a minute, over all instances: no more than the limit in the
 * present slice of time and the nine before it, and no more than a tenth above it in any minute wherever
 * it begins. An instance leases blocks of the allowance and gives them away by itself within their slice.
 */
export class Throttle {
  /** The least recently used first. */
  private readonly books = new Map<string, AllowanceBook>();
  private readonly asking = new Map<string, Promise<void>>();

  constructor(
    private readonly allowances: Pick<Allowances, "take" | "taken">,
    private readonly mostBooks = mostBooksKept,
  ) {}

  /** Takes one request of the caller's allowance. Only an instance out of its lease waits for the store. */
  async admit(caller: Limited): Promise<Admission> {
    for (;;) {
      const now = Date.now();
      const book = this.bookOf(caller, now);
      if (book.left > 0) {
        book.giveAway();
        return admission(book, now, true);
      }
      const isKnown = book.isAlone || book.unread().length === 0;
      if (book.room <= 0 && isKnown) return admission(book, now, false);
      await this.ask(caller.key, book);
    }
  }

  private bookOf({ key, limit }: Limited, now: number): AllowanceBook {
    const known = this.books.get(key);
    this.books.delete(key);
    if (this.books.size >= this.mostBooks) this.forgetOldest();
    const book = known?.limit === limit ? known : new AllowanceBook(limit, now);
    this.books.set(key, book);
    book.turnTo(now);
    return book;
  }

  /** One question at a time for each caller; whoever comes meanwhile waits for its answer. */
  private ask(key: string, book: AllowanceBook): Promise<void> {
    const underWay = this.asking.get(key);
    if (underWay) return underWay;
    const asked = this.lease(key, book).finally(() => this.asking.delete(key));
    this.asking.set(key, asked);
    return asked;
  }

  /** Where the store does not answer, the instance goes on with what it knows, and tells it afterwards. */
  private async lease(key: string, book: AllowanceBook): Promise<void> {
    const { slice } = book;
    try {
      await this.leaseShared(key, book);
    } catch {
      if (book.slice === slice) book.leaseAlone(Date.now());
    }
  }

  private async leaseShared(key: string, book: AllowanceBook): Promise<void> {
    const { slice, unused } = book;
    for (const [past, count] of book.untold) {
      if (past >= slice - slicesToTell) await this.allowances.take(key, past, count);
      book.untold.delete(past);
    }
    if (unused) {
      book.unused = undefined;
      const isInTime = unused.slice >= slice - slicesToTell;
      if (isInTime) await this.allowances.take(key, unused.slice, -unused.count);
    }
    const unread = book.unread();
    const totals = await Promise.all(unread.map((one) => this.allowances.taken(key, one)));
    if (book.slice !== slice) return;
    book.read(unread, totals);
    if (book.room <= 0) return;
    const block = book.block(Date.now());
    const total = await this.allowances.take(key, slice, block);
    if (book.slice !== slice) return;
    const missing = book.lease(block, total);
    // What nobody got must not count for a minute.
    if (missing > 0) await this.allowances.take(key, slice, -missing);
  }

  private forgetOldest(): void {
    const oldest = this.books.keys().next();
    if (!oldest.done) this.books.delete(oldest.value);
  }
}

function admission(book: AllowanceBook, now: number, is_admitted: boolean): Admission {
  const reset_s = Math.max(1, Math.ceil(book.resetMs(now) / 1000));
  return { is_admitted, limit: book.limit, remaining: book.left + Math.max(0, book.room), reset_s };
}
