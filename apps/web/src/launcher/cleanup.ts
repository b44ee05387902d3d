type Work = () => Promise<void>;

/** What has been started and must be stopped, in the opposite order, before the launcher ends. */
export class Cleanup {
  readonly #works: Work[] = [];
  #run: Promise<void> | undefined;

  add(work: Work): void {
    this.#works.push(work);
  }

  /** Stops everything once, however often it is asked to; a work that fails does not hold up the rest. */
  run(): Promise<void> {
    this.#run ??= this.#runAll();
    return this.#run;
  }

  async #runAll(): Promise<void> {
    for (let work = this.#works.pop(); work; work = this.#works.pop()) {
      await work().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
    }
  }
}
