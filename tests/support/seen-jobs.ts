/** What a processor was handed, awaited instead of slept for. */
export class Seen {
  private readonly waiting: (() => void)[] = [];
  readonly runs: { thing: string; attempt: number; id: string }[] = [];

  note(run: { thing: string; attempt: number; id: string }): void {
    this.runs.push(run);
    for (const wake of this.waiting.splice(0)) wake();
  }

  async until(count: number): Promise<void> {
    while (this.runs.length < count) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }
}
