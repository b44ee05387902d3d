import type { Allowances } from "./allowance";
import { windowS } from "./allowance";

/** Whoever has an allowance: `limit` is requests a minute. */
export type Limited = { key: string; limit: number };

/** Whether a request may pass, and how its caller stands. */
export type Admission = {
  is_admitted: boolean;
  limit: number;
  /** How many more may pass in this window, as far as this instance knows. */
  remaining: number;
  /** Seconds until the window ends and the whole limit is there again. */
  reset_s: number;
};

/** A block of a caller's allowance that this instance may give away until the window ends. */
type Lease = {
  limit: number;
  /** When the window ends, by this instance's clock. */
  until: number;
  left: number;
  /** What no instance had taken when this one last asked. */
  untaken: number;
};

const mostLeases = 10_000;
/** A block is at most this share of the limit, and at most that share of what nobody has taken yet. */
const blocksPerLimit = 20;
const blocksPerRest = 5;

/**
 * Lets each caller's requests pass up to a limit a minute, over all instances. An instance leases blocks of
 * the allowance and gives them away by itself; blocks get smaller towards the end, so that little lies
 * unused elsewhere when a caller is refused. No lease outlives its window: no more than the limit ever
 * passes in one.
 */
export class Throttle {
  private readonly leases = new Map<string, Lease>();
  private readonly asking = new Map<string, Promise<void>>();

  constructor(private readonly allowances: Pick<Allowances, "take">) {}

  /** Takes one request of the caller's allowance. Only an instance out of its lease waits for the store. */
  async admit(caller: Limited): Promise<Admission> {
    for (;;) {
      const lease = this.liveLease(caller);
      if (lease && lease.left > 0) {
        lease.left -= 1;
        return admission(lease, true);
      }
      if (lease && lease.untaken === 0) return admission(lease, false);
      await this.ask(caller, lease);
    }
  }

  private liveLease({ key, limit }: Limited): Lease | undefined {
    const lease = this.leases.get(key);
    return lease && lease.limit === limit && lease.until > Date.now() ? lease : undefined;
  }

  /** One question at a time for each caller; whoever comes meanwhile waits for its answer. */
  private ask(caller: Limited, lease: Lease | undefined): Promise<void> {
    const { key } = caller;
    const underWay = this.asking.get(key);
    if (underWay) return underWay;
    const asked = this.lease(caller, blockOf(caller.limit, lease?.untaken)).finally(() =>
      this.asking.delete(key),
    );
    this.asking.set(key, asked);
    return asked;
  }

  private async lease({ key, limit }: Limited, block: number): Promise<void> {
    const { total, ends_in_ms } = await this.allowances.take(key, block);
    const granted = Math.min(block, Math.max(0, limit - (total - block)));
    const untaken = Math.max(0, limit - total);
    this.leases.delete(key);
    if (this.leases.size >= mostLeases) this.forgetOldest();
    this.leases.set(key, { limit, until: Date.now() + ends_in_ms, left: granted, untaken });
  }

  private forgetOldest(): void {
    const oldest = this.leases.keys().next();
    if (!oldest.done) this.leases.delete(oldest.value);
  }
}

function blockOf(limit: number, untaken = limit): number {
  return Math.max(1, Math.ceil(Math.min(limit / blocksPerLimit, untaken / blocksPerRest)));
}

function admission({ limit, left, untaken, until }: Lease, is_admitted: boolean): Admission {
  const reset_s = Math.min(windowS, Math.max(1, Math.ceil((until - Date.now()) / 1000)));
  return { is_admitted, limit, remaining: left + untaken, reset_s };
}
