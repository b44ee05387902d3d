/** Where a {@link StepLine} is written; standard output is one. */
export type Output = { isTTY?: boolean; write(text: string): unknown };

/**
 * Tells a person what is being done and, when it is done, how long it took: `Building … 12.3 s`. On
 * a terminal the line counts the seconds meanwhile; elsewhere a long step gets a line every 15 s.
 */
export class StepLine {
  readonly #output: Output;
  #isOpen = false;

  constructor(output: Output) {
    this.#output = output;
  }

  /** Runs one step under its name; what it gives is told too if it is a text. */
  async run<T>(name: string, work: () => Promise<T>): Promise<T> {
    const startedAt = performance.now();
    const line = () => `  ${name} … ${seconds(startedAt)}`;
    const isTerminal = this.#output.isTTY === true;
    const timer = setInterval(
      () => this.#output.write(isTerminal ? `\r${line()}` : `${line()} so far\n`),
      isTerminal ? 200 : 15_000,
    );
    if (isTerminal) this.#output.write(line());
    this.#isOpen = isTerminal;
    try {
      const result = await work();
      const outcome = typeof result === "string" ? ` (${result})` : "";
      this.#output.write(`${isTerminal ? "\r" : ""}${line()}${outcome}\n`);
      this.#isOpen = false;
      return result;
    } finally {
      clearInterval(timer);
      this.#endLine();
    }
  }

  /** Writes a line of its own, also in the middle of a step. */
  say(text: string): void {
    this.#endLine();
    this.#output.write(`  ${text}\n`);
  }

  #endLine(): void {
    if (this.#isOpen) this.#output.write("\n");
    this.#isOpen = false;
  }
}

function seconds(startedAt: number): string {
  return `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
}
