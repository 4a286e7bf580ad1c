import { OverLimitError } from '@famsam/kernel';

/** What reading one calendar may take in all, so that no rule keeps a reader for long. */
export class Steps {
  private left: number;

  constructor(private readonly most: number) {
    this.left = most;
  }

  take(steps = 1): void {
    this.left -= steps;
    if (this.left < 0) throw new OverLimitError('occurrences', this.most);
  }
}
