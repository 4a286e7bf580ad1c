import { OverLimitError } from '@famsam/kernel';
import { ForeignFiles, type ForeignLimits } from './foreign-files';

export interface QuickFirstLimits extends Omit<ForeignLimits, 'threads'> {
  /** Hardly any file takes longer. */
  readonly quickSeconds: number;
}

/**
 * Files of which few take long: each gets little time first, and one that needs more is read anew, in a thread and a
 * line for such files only. So nobody's file costs others more than that little time, however many such there are.
 */
export class QuickFirst<File, Answer> {
  private readonly quick: ForeignFiles<File, Answer>;
  private readonly slow: ForeignFiles<File, Answer>;

  constructor(reader: string, { quickSeconds, ...limits }: QuickFirstLimits) {
    this.quick = new ForeignFiles(reader, { ...limits, threads: 1, seconds: quickSeconds });
    this.slow = new ForeignFiles(reader, { ...limits, threads: 1 });
  }

  async read(file: File): Promise<Answer> {
    try {
      return await this.quick.read(file);
    } catch (error) {
      if (!(error instanceof OverLimitError) || error.limit !== 'time') throw error;
    }
    return this.slow.read(file);
  }
}
