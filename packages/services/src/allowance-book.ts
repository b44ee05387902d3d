import { type Slice, sliceMs, slicesPerWindow } from "./allowance";

/** What leaves the longest window that could hold it: a tenth more than the limit may pass in any minute. */
const mostShare = 1.1;
/** A block is at most this share of the limit, and at most that share of what nobody has taken yet. */
const blocksPerLimit = 20;
const blocksPerRest = 5;
/** How fast blocks grow with what is called: what lies unused at a slice's end is a part of what was used. */
const blocksPerUse = 4;

/** What an instance knows of a caller's allowance, and what of it the instance may give away. */
export class AllowanceBook {
  slice: Slice;
  /** May still be given away in this slice. */
  left = 0;
  /** What no instance had taken when this one last asked. */
  room: number;
  /** Unused when its slice ended, and not given back yet. */
  unused: { slice: Slice; count: number } | undefined;
  /** The store did not answer in this slice: what is known of the others has to do. */
  isAlone = false;
  /** What was leased by what is known while the store did not answer, by slice: it is yet to be told. */
  readonly untold = new Map<Slice, number>();
  /** What this instance let pass, by slice: all took no less, whatever the store says after it was away. */
  private readonly given = new Map<Slice, number>();
  /** What all instances took, by slice. */
  private readonly taken = new Map<Slice, number>();
  /** All slices up to this one are over and known. */
  private readTo: Slice;

  constructor(
    readonly limit: number,
    now: number,
  ) {
    this.slice = sliceAt(now);
    this.readTo = this.slice - slicesPerWindow - 2;
    this.room = limit;
  }

  /** Goes over to the present slice, if it is another. */
  turnTo(now: number): void {
    const slice = sliceAt(now);
    if (slice === this.slice) return;
    if (this.left > 0) this.unused = { slice: this.slice, count: this.left };
    this.left = 0;
    this.isAlone = false;
    this.slice = slice;
    for (const counts of [this.taken, this.given]) {
      for (const old of counts.keys()) if (old < slice - slicesPerWindow) counts.delete(old);
    }
    this.room = this.roomBefore() - this.takenIn(slice);
  }

  giveAway(): void {
    this.left -= 1;
    this.given.set(this.slice, this.givenIn(this.slice) + 1);
  }

  /** The slices that count and are not known for good yet. */
  unread(): Slice[] {
    const first = Math.max(this.readTo + 1, this.slice - slicesPerWindow);
    return Array.from({ length: this.slice - first }, (_, at) => first + at);
  }

  read(slices: readonly Slice[], totals: readonly number[]): void {
    slices.forEach((slice, at) => {
      this.taken.set(slice, Math.max(this.givenIn(slice), totals[at] ?? 0));
    });
    this.isAlone = false;
    this.readTo = Math.max(this.readTo, ...slices);
    this.room = this.roomBefore() - this.takenIn(this.slice);
  }

  /** How many to ask for: as many as are called, but few at first, and few at the end. */
  block(now: number): number {
    const used = this.givenIn(this.slice);
    const wanted = Math.max(this.givenIn(this.slice - 1) / 2 - used, used / blocksPerUse);
    const elapsedMs = Math.max(1, now - this.slice * sliceMs);
    const expected = (Math.max(1, used) * (sliceMs - elapsedMs)) / elapsedMs;
    const most = Math.min(this.limit / blocksPerLimit, this.room / blocksPerRest);
    return Math.max(1, Math.floor(Math.min(wanted, expected, most)));
  }

  /** Takes up a block that was asked for, as far as it was there, and answers how much of it was not. */
  lease(block: number, told: number): number {
    const total = Math.max(told, this.givenIn(this.slice) + block);
    const granted = Math.min(block, Math.max(0, this.roomBefore() - (total - block)));
    this.left += granted;
    this.taken.set(this.slice, total - (block - granted));
    this.room = Math.max(0, this.roomBefore() - this.takenIn(this.slice));
    return block - granted;
  }

  /** Takes up a block by what is known, where the store does not answer. */
  leaseAlone(now: number): void {
    this.isAlone = true;
    if (this.left > 0 || this.room <= 0) return;
    const block = this.block(now);
    const missing = this.lease(block, this.takenIn(this.slice) + block);
    this.untold.set(this.slice, (this.untold.get(this.slice) ?? 0) + block - missing);
  }

  /** Milliseconds until something that was taken no longer counts. */
  resetMs(now: number): number {
    const free = (slices: number) => {
      for (let slice = this.slice - slices + 1; slice <= this.slice; slice += 1) {
        if (this.takenIn(slice) > 0) return (slice + slices) * sliceMs - now;
      }
      return sliceMs;
    };
    const inWindow = free(slicesPerWindow);
    const isFullBeyond = this.sumOf(slicesPerWindow + 1) >= this.most();
    return isFullBeyond ? Math.max(inWindow, free(slicesPerWindow + 1)) : inWindow;
  }

  /** What may be taken in this slice, by what was taken in those before it. */
  private roomBefore(): number {
    const now = this.takenIn(this.slice);
    const inWindow = this.limit - this.sumOf(slicesPerWindow) + now;
    const beyond = this.most() - this.sumOf(slicesPerWindow + 1) + now;
    return Math.min(inWindow, beyond);
  }

  /** Any minute lies within one slice more than a window has. */
  private most(): number {
    return Math.floor(this.limit * mostShare);
  }

  private sumOf(slices: number): number {
    let sum = 0;
    for (let at = 0; at < slices; at += 1) sum += this.takenIn(this.slice - at);
    return sum;
  }

  private givenIn(slice: Slice): number {
    return this.given.get(slice) ?? 0;
  }

  private takenIn(slice: Slice): number {
    return this.taken.get(slice) ?? 0;
  }
}

function sliceAt(now: number): Slice {
  return Math.floor(now / sliceMs);
}
