import type { Clock } from '@famsam/kernel';
import {
  createDataSource,
  JsonLogger,
  SERVICE_ROLE,
  Transactions,
  type Configuration,
} from '@famsam/platform';
import { Logger } from '@nestjs/common';
import type { ChildProcess } from 'node:child_process';
import { Courier, type Errand, type MailHands } from './courier';
import { mailFaultOf, type MailFault } from './mail-faults';

/** What becomes of an errand; codes only, since what a server says quotes addresses. */
interface CourierReply {
  readonly number: number;
  readonly fault: MailFault | null;
}

interface Waiting {
  resolve(): void;
  reject(error: Error): void;
}

/** So long a courier that was left alone waits for a Postgres that is away. */
const longestAloneMs = 60 * 60_000;
/** And so long for one statement: where its server has vanished, no answer would ever come. */
const statementMs = 5_000;

/** A courier in a process of its own, which finishes what it has begun when this one is killed. */
export class CourierProcess implements MailHands {
  private readonly waiting = new Map<number, Waiting>();
  private child: ChildProcess | undefined;
  private last = 0;

  /** `start` makes a process that calls `serveCourier`, with a channel to it; there is none before the first errand. */
  constructor(private readonly start: () => ChildProcess) {}

  hand(errand: Errand): Promise<void> {
    const child = this.running();
    const number = (this.last += 1);
    return new Promise<void>((resolve, reject) => {
      this.waiting.set(number, { resolve, reject });
      child.send({ ...errand, number }, (error) => error && this.reply({ number, fault: {} }));
    });
  }

  /** What is under way goes on without us. */
  close(): void {
    if (this.child?.connected) this.child.disconnect();
  }

  /** Started for the first errand, and for the next one after it died. */
  private running(): ChildProcess {
    if (this.child) return this.child;
    const child = this.start();
    this.child = child;
    child.on('message', (reply) => this.reply(reply as CourierReply));
    // Nothing more is heard: what was under way may have arrived or not.
    const gone = () => {
      if (this.child !== child) return;
      this.child = undefined;
      for (const number of this.waiting.keys()) this.reply({ number, fault: {} });
    };
    child.on('error', gone);
    child.once('disconnect', gone);
    return child;
  }

  private reply({ number, fault }: CourierReply): void {
    const waiting = this.waiting.get(number);
    this.waiting.delete(number);
    if (fault) waiting?.reject(Object.assign(new Error('not handed over'), fault));
    else waiting?.resolve();
  }
}

/**
 * The other end: runs errands for the process that started this one, and when that is gone, ends after what is
 * under way. Signals are left to that process.
 */
export function serveCourier(
  { databaseUrl, mail, logLevel }: Configuration,
  clock: Clock,
  longestMs?: number,
): void {
  if (mail.url === null) throw new Error('MAIL_URL is not set: there is nothing to carry');
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.on(signal, () => undefined);
  Logger.overrideLogger(new JsonLogger(logLevel, process.stdout));
  const choices = { role: SERVICE_ROLE, poolSize: 4, statementMs } as const;
  const dataSource = createDataSource(databaseUrl, choices);
  const courier = new Courier(mail.url, new Transactions(dataSource), clock, longestMs);
  const ready = dataSource.initialize();
  const run = async (errand: Errand): Promise<CourierReply['fault']> => {
    try {
      await ready;
      await courier.hand(errand);
      return null;
    } catch (error) {
      return mailFaultOf(error);
    }
  };
  const underWay = new Set<Promise<void>>();
  let leaving = false;
  const leave = () => {
    leaving = true;
    setTimeout(() => process.exit(1), longestAloneMs);
    void Promise.all(underWay).then(() => process.exit());
  };
  process.on('message', (message) => {
    if (leaving) return;
    const { number, ...errand } = message as Errand & { number: number };
    const work = run(errand).then((fault) => {
      underWay.delete(work);
      // Whoever asked may be gone; the receipt is there.
      if (process.connected)
        process.send?.({ number, fault } satisfies CourierReply, () => undefined);
    });
    underWay.add(work);
  });
  // False, and not only undefined, when whoever started this was gone before it began to listen.
  if (process.connected) process.once('disconnect', leave);
  else leave();
  ready.catch(() => process.exit(1));
}
