import { join } from 'node:path';
import { deserialize, setFlagsFromString } from 'node:v8';
import { Piscina } from 'piscina';
import { ProblemError } from '../http';
import { OverLimitError, UnreadableFileError } from '@famsam/kernel';
import type { Begun, Outcome, Task } from './reading-thread';

export interface ForeignLimits {
  readonly seconds: number;
  /** Of the heap of one thread; bytes outside it are counted by the reader. */
  readonly megabytes: number;
  readonly answerBytes: number;
  readonly threads: number;
  /** Files that may wait for a thread. */
  readonly waiting: number;
}

/** A thread that had nothing to read for so long is ended, and what it held is free again. */
const idleMs = 1_000;

/**
 * Reads files from outside in threads of their own, so that whatever they hold costs nobody else
 * anything: a thread that takes too long, or too much memory, is ended with the file it reads
 * (decision 0031). Threads begin with the first file, and keep no process alive.
 */
export class ForeignFiles<File, Answer> {
  private pool: Piscina<Task, Outcome> | undefined;
  private reading = 0;
  private lastId = 0;
  /** What starts the time of a file, once its thread is there, and what ends it. */
  private readonly inHand = new Map<number, { begin: () => void; ending: AbortController }>();
  private readonly waiting: (() => void)[] = [];

  /** `reader`: the path of a module without its ending; its default export takes a `File`. */
  constructor(
    private readonly reader: string,
    private readonly limits: ForeignLimits,
  ) {}

  /**
   * Fails with an OverLimitError that names the limit, or what the reader says of the file. What is
   * in `moved` is not copied to the thread, and gone here.
   */
  async read(file: File, moved: readonly ArrayBuffer[] = []): Promise<Answer> {
    await this.turn();
    try {
      return answerOf(await this.outcomeOf(file, moved)) as Answer;
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.reading -= 1;
    }
  }

  /** Our own queue: that of the pool is neither bounded nor served once a thread was ended. */
  private async turn(): Promise<void> {
    if (this.reading < this.limits.threads) {
      this.reading += 1;
      return;
    }
    if (this.waiting.length >= this.limits.waiting) throw new ProblemError('files.busy');
    // Whoever is done hands on the thread, so that nobody comes between.
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private async outcomeOf(file: File, moved: readonly ArrayBuffer[]): Promise<Outcome> {
    const { seconds, megabytes, answerBytes } = this.limits;
    const ending = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const begin = () => {
      const late = new OverLimitError('time', seconds);
      timer = setTimeout(() => ending.abort(late), seconds * 1_000);
    };
    const id = (this.lastId += 1);
    this.inHand.set(id, { begin, ending });
    try {
      return await this.threads().run(
        { id, reader: this.reader, file, mostAnswerBytes: answerBytes },
        { signal: ending.signal, transferList: [...moved] },
      );
    } catch (error) {
      if (ending.signal.aborted) throw ending.signal.reason;
      if (isOutOfMemory(error)) throw new OverLimitError('memory', megabytes);
      throw error;
    } finally {
      clearTimeout(timer);
      this.inHand.delete(id);
    }
  }

  private threads(): Piscina<Task, Outcome> {
    this.pool ??= this.aPool();
    return this.pool;
  }

  private aPool(): Piscina<Task, Outcome> {
    const { threads, megabytes } = this.limits;
    // Processes of ours begin with a large young generation. It would be that of each thread, whatever
    // its own limit; the heap that is there already keeps what it began with.
    setFlagsFromString('--max-semi-space-size=0');
    const pool = new Piscina<Task, Outcome>({
      filename: join(__dirname, 'reading-thread'),
      name: 'read',
      minThreads: 0,
      maxThreads: threads,
      idleTimeout: idleMs,
      // Where the system can: those who are served come first.
      niceIncrement: 10,
      // Nothing of how this process was started holds for a thread of it.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 16 },
    });
    pool.on('message', ({ begun }: Begun) => this.inHand.get(begun)?.begin());
    // A thread that does not even begin; without this the whole process would end.
    pool.on('error', (error) => {
      for (const { ending } of this.inHand.values()) ending.abort(error);
    });
    return pool;
  }
}

function answerOf(outcome: Outcome): unknown {
  if ('answer' in outcome) return deserialize(outcome.answer);
  if ('unreadable' in outcome) throw new UnreadableFileError(outcome.unreadable);
  throw new OverLimitError(outcome.over.limit, outcome.over.most);
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
