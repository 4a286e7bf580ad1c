import { personaHeader } from '@famsam/identity';
import { newId } from '@famsam/platform';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Dice } from '../support/register-generator';
import type { Answered } from './storm-check';

interface Answer {
  readonly status: number;
  readonly body: { id?: string; version?: number; code?: string };
}

interface Asked {
  readonly asks: string;
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly version?: number;
  readonly body?: object;
}

/** Where the people of the driver work. */
export interface Workplace {
  readonly areaId: string;
  readonly unitId: string;
  /** As `familyToMeet` makes them. */
  readonly families: readonly { readonly caseId: string; readonly request: object }[];
}

const today = '2025-03-31';
/** Far from the day of the test, so that no agenda is due; half hours, so that meetings of an hour collide. */
const starts = Array.from({ length: 40 }, (_, at) => Date.UTC(2025, 5, 2, 6, 30 * at));
const mostKept = 3;

/** People at work, who repeat what was not answered until it is, under the same key. */
export class Driver {
  readonly ledger: Answered[] = [];
  /** Times that a command had been sent, and its answer did not come. */
  lost = 0;
  /** Answers that nobody should have got. */
  readonly strange: string[] = [];
  private over = false;
  private gone = false;
  private readonly agent = new Agent({ keepAlive: true });
  private lanes: Promise<void>[] = [];

  constructor(
    private readonly place: Workplace,
    private readonly port: () => number,
    private readonly dice: Dice,
  ) {}

  /** So many people, each of whom thinks for so long at most before the next piece of work. */
  start(people: { agreements: number; meetings: number }, mostThoughtMs: number): void {
    const begin = (many: number, work: () => Promise<void>) =>
      Array.from({ length: many }, async () => {
        while (!this.over) {
          await work();
          await pause(this.dice.below(mostThoughtMs));
        }
      });
    this.lanes = [
      ...begin(people.agreements, () => this.agreement()),
      ...begin(people.meetings, this.meetings()),
    ];
  }

  /** Each ends what it has begun, so nothing stays unanswered. */
  async stop(): Promise<void> {
    this.over = true;
    await Promise.all(this.lanes);
    this.agent.destroy();
  }

  /** For a house that is gone, so that nobody asks it for ever. */
  giveUp(): void {
    this.over = true;
    this.gone = true;
  }

  /** Until so many have been answered. */
  async until(answered: number): Promise<void> {
    while (this.ledger.length < answered && !this.over) await pause(5);
  }

  get acknowledged(): number {
    return this.ledger.filter(({ status }) => status < 300).length;
  }

  private family(): Workplace['families'][number] {
    const { families } = this.place;
    return families[this.dice.below(families.length)] as Workplace['families'][number];
  }

  private async agreement(): Promise<void> {
    const owner = { kind: 'unit', unitId: this.place.unitId };
    const made = await this.ask({
      ...{ asks: 'agreement.made', method: 'POST' },
      path: `/cases/${this.family().caseId}/agreements`,
      body: { on: today, owner, dueOn: '2025-05-30', what: 'Ordnar en plats.' },
    });
    const act = (asks: string, path: string, version: number, more: object = {}) =>
      this.ask({
        ...{ asks, method: 'POST', path: `/agreements/${made.body.id}/${path}`, version },
        body: { on: today, ...more },
      });
    if (this.dice.below(3) === 0) return;
    const reason = 'no-time-or-staff';
    if (this.dice.below(3) === 0) await act('agreement.blocked', 'blocked', 1, { reason });
    else await act('agreement.taken-on', 'taken-on', 1);
    if (this.dice.below(2) === 0) await act('agreement.done', 'done', 2);
  }

  /** Books what others want as well, moves, cancels, and keeps a few. */
  private meetings(): () => Promise<void> {
    const kept: (() => Promise<unknown>)[] = [];
    return async () => {
      const { caseId, request: wanted } = this.family();
      const path = '/meetings';
      const asked = await this.ask({
        ...{ asks: 'meeting.requested', method: 'POST', path, body: { caseId, ...wanted } },
      });
      let version = asked.body.version ?? 0;
      const act = async (asks: string, method: Asked['method'], body?: object) => {
        const what = { asks, method, path: `${path}/${asked.body.id}/booking`, version };
        const answer = await this.ask({ ...what, ...(body && { body }) });
        version = answer.body.version ?? version;
        return answer.status < 300;
      };
      const first = this.dice.below(starts.length);
      if (!(await act('meeting.booked', 'POST', time(first)))) return;
      // To any other time: a meeting that is moved to where it is has not been moved.
      const other = (first + 1 + this.dice.below(starts.length - 1)) % starts.length;
      if (this.dice.below(2) === 0) await act('meeting.moved', 'PUT', time(other));
      kept.push(() => act('meeting.cancelled', 'DELETE'));
      if (kept.length > mostKept) await kept.shift()?.();
    };
  }

  private async ask(asked: Asked): Promise<Answer> {
    const key = newId();
    for (;;) {
      const answer = await this.send(asked, key);
      // An answer of the house, and not that it cannot answer or was overtaken.
      if (answer && answer.status < 500 && answer.body.code !== 'version.conflict') {
        const { status, body } = answer;
        const { asks } = asked;
        this.ledger.push({ key, asks, status, id: status < 300 ? (body.id ?? null) : null });
        if (status >= 300 && body.code !== 'meeting.taken')
          this.strange.push(`${asks}: ${status} ${body.code}`);
        return answer;
      }
      if (this.gone) return { status: 503, body: {} };
      await pause(25);
    }
  }

  /** Null when the answer was lost, or there was nobody to ask. */
  private send({ method, path, version, body }: Asked, key: string): Promise<Answer | null> {
    const text = body ? JSON.stringify(body) : '';
    const headers = {
      ...{ [personaHeader]: 'coordinator', 'x-area-id': this.place.areaId, 'idempotency-key': key },
      ...(version !== undefined && { 'if-match': `"${version}"` }),
      ...(body && {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
      }),
    };
    return new Promise((resolve) => {
      const sent = request(
        {
          agent: this.agent,
          host: '127.0.0.1',
          port: this.port(),
          path: `/api/v1${path}`,
          method,
          headers,
        },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('error', () => resolve(null));
          response.on('close', () => {
            const { complete, statusCode = 500 } = response;
            if (!complete || statusCode >= 500) this.lost += 1;
            if (!complete) return resolve(null);
            const answer = Buffer.concat(parts).toString();
            resolve({ status: statusCode, body: JSON.parse(answer || '{}') });
          });
        },
      );
      sent.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code !== 'ECONNREFUSED') this.lost += 1;
        resolve(null);
      });
      sent.end(text);
    });
  }
}

function time(at: number): object {
  const from = starts[at] ?? 0;
  const [begin, end] = [from, from + 3_600_000].map((instant) => new Date(instant).toISOString());
  return { from: begin, to: end, roomId: null, itemIds: [] };
}
