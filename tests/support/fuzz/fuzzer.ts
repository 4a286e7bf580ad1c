import {
  GuestLinks,
  linkHeader,
  personaHeader,
  roles,
  sessionHeader,
  type Role,
} from '@famsam/identity';
import { guestPurposes } from '@famsam/contracts';
import { addDays, type AreaId } from '@famsam/kernel';
import type { OpenAPIObject } from '@nestjs/swagger';
import { unzipSync, zipSync } from 'fflate';
import type { TestApp } from '../app';
import { withOffices } from '../family';
import { familyToMeet } from '../family-to-meet';
import { Chance } from './chance';
import { operationsOf, Writer, type Operation, type Schema } from './document';
import { extremeCursor, extremeText } from './extremes';
import { Known } from './known';

interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly payload?: string | Buffer;
}

interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly payload: string;
}

interface Slot {
  readonly from: string;
  readonly to: string;
  readonly roomId: string | null;
  readonly itemIds: readonly string[];
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
/** Nested deeper than a stack is high; more values, and more letters, than anybody writes. */
const unfitBodies = [
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  `${'{"a":'.repeat(20_000)}0${'}'.repeat(20_000)}`,
  `[${'0,'.repeat(40_000)}0]`,
  `{${Array.from({ length: 4_000 }, (_, at) => `"field${at}":0`).join()}}`,
  `{"text":"${'x'.repeat(1_100_000)}"}`,
  '"x"',
];
/** These work for long. */
const slow =
  /register\/(export|checks|previews|imports)$|report\.xlsx$|receipt\.pdf$|statistics\/series$/;
/** After these there is little left to ask about. */
const ends = /^DELETE|(strikes|closings|refused|withdrawn|struck|not-mine|assessment)$/;

function shareOf({ method, path }: Operation): number {
  if (slow.test(path)) return 1;
  return ends.test(`${method} ${path}`) ? 2 : 8;
}

/** Asks at every door what people, programs and attackers would, and notes each answer that should not be. */
export class Fuzzer {
  /** By what is wrong and where, an example of each. */
  readonly faults = new Map<string, string>();
  readonly tried = new Set<string>();
  accepted = 0;
  private readonly operations: readonly Operation[];
  private readonly times: { readonly ms: number; readonly what: string }[] = [];
  private readonly known = new Known();
  /** By the first id of an address, or its beginning: mostly that of the stream. */
  private readonly versions = new Map<string, number>();
  private readonly writer: Writer;
  private readonly chance: Chance;
  private elsewhere!: AreaId;
  private booked = '';
  private register: Buffer = Buffer.alloc(0);

  constructor(
    private readonly house: TestApp,
    document: OpenAPIObject,
    seed: number,
  ) {
    this.chance = new Chance(seed);
    this.operations = operationsOf(document.paths);
    const components = (document.components?.schemas ?? {}) as Record<string, Schema>;
    this.writer = new Writer(this.chance, this.known, house.clock, components);
  }

  async run(requests: number): Promise<void> {
    const { chance, operations } = this;
    this.elsewhere = await this.house.anotherArea('Grannområdet');
    const often = operations.flatMap((one) => Array<Operation>(shareOf(one)).fill(one));
    for (let n = 0; n < requests; n += 1) {
      if (n % 500 === 0) await this.begin();
      // The last of these requests come while the meeting is held.
      if (n % 500 === 300) this.house.clock.moveTo(this.booked);
      await this.ask(operations[n] ?? chance.one(often));
    }
    await this.house.catchUp();
  }

  /** The ten that took longest. */
  get slowest(): readonly string[] {
    const sorted = this.times.toSorted((one, other) => other.ms - one.ms).slice(0, 10);
    return sorted.map(({ ms, what }) => `${ms.toFixed(0).padStart(6)} ms  ${what}`);
  }

  /** What was made so far may be struck, closed or erased: families anew, here and elsewhere. */
  private async begin(): Promise<void> {
    const { house, elsewhere, known } = this;
    await house.catchUp();
    known.forget();
    await this.family(elsewhere);
    await this.family(house.areaId);
    const headers = { [personaHeader]: 'coordinator' };
    const sent = await this.send({ method: 'GET', url: '/api/v1/register/export', headers });
    this.register = sent.raw;
  }

  /** With an agreement, a meeting that is booked and one whose time is asked about. */
  private async family(areaId: AreaId): Promise<void> {
    const house = { areaId, as: (role: Role) => this.house.as(role, areaId) };
    const team = house.as('coordinator');
    const offices = await withOffices(house, `Region ${this.chance.below(1e9)}`);
    const { unitId } = offices;
    const family = await familyToMeet(house, offices, { consent: true });
    const { caseId, guardian, child, request } = family;
    const today = this.house.clock.today();
    const times = { earliest: addDays(today, 3), latest: addDays(today, 9), noticeDays: 1 };
    const ask = { caseId, ...request, ...times };
    const meet = async (path: string, bodyOf: (slots: readonly Slot[]) => object) => {
      const { id } = (await team.post('/meetings', ask).expect(201)).body;
      const { best } = (await team.get(`/meetings/${id}/slots?limit=50`).expect(200)).body;
      const body = bodyOf(
        (best as Slot[]).map(({ from, to, roomId, itemIds }) => ({ from, to, roomId, itemIds })),
      );
      await team.post(`/meetings/${id}/${path}`, body).set('If-Match', '"1"').expect(201);
      this.known.learn('/slots', { best });
      return id as string;
    };
    const polled = await meet('poll', (slots) => ({
      slots: slots.slice(0, 3),
      answerBy: addDays(today, 1),
    }));
    const booked = await meet('booking', ([slot]) => {
      this.booked = slot?.from ?? '';
      return slot ?? {};
    });
    const owner = { kind: 'unit', unitId };
    const words = { on: today, owner, dueOn: addDays(today, 30), what: 'Skolan ringer.' };
    const made = await team.post(`/cases/${caseId}/agreements`, words).expect(201);
    const { known } = this;
    known.learn('', { caseId, ...offices, agreementId: made.body.id });
    known.learn('', [{ memberId: guardian }, { memberId: child }]);
    known.learn('', [{ meetingId: polled }, { meetingId: booked }]);
  }

  /** Tries again when it saw an old version, as people do: the answer says which is the newest. */
  private async ask(operation: Operation): Promise<void> {
    const sent = this.request(operation);
    const answer = await this.answerTo(operation, sent);
    const actual = /"code":"version.stale".*"actual":(\d+)/.exec(answer.payload)?.[1];
    if (actual === undefined) return;
    const headers = { ...sent.headers, 'if-match': `"${actual}"` };
    const again = await this.answerTo(operation, { ...sent, headers });
    if (again.statusCode < 300) this.versions.set(firstIdIn(sent.url), Number(actual) + 1);
  }

  private async answerTo(operation: Operation, sent: Sent): Promise<Answer> {
    const { path } = operation;
    const route = `${operation.method} ${path}`;
    this.tried.add(route);
    const start = performance.now();
    const answer = await this.send(sent, path === '/api/v1/live');
    this.times.push({ ms: performance.now() - start, what: `${route} ${answer.statusCode}` });
    if (answer.statusCode < 300) this.accepted += 1;
    const wrong = faultOf(answer);
    if (wrong) {
      const body = typeof sent.payload === 'string' ? sent.payload.slice(0, 1_000) : '';
      const { 'idempotency-key': _key, ...headers } = sent.headers;
      const example = `${sent.method} ${sent.url} ${JSON.stringify(headers)} ${body}`;
      this.faults.set(
        `${wrong} ${route}`,
        `${wrong}: ${example} → ${answer.payload.slice(0, 600)}`,
      );
    }
    this.learn(path, sent, answer);
    return answer;
  }

  private learn(path: string, sent: Sent, { statusCode, headers, payload }: Answer): void {
    if (statusCode >= 300 || sent.headers['x-area-id'] === this.elsewhere || payload === '') return;
    if (!String(headers['content-type']).startsWith('application/json')) return;
    this.known.learn(path, JSON.parse(payload));
    const version = /^"(\d+)"$/.exec(String(headers.etag))?.[1];
    if (version !== undefined) this.versions.set(firstIdIn(sent.url), Number(version));
  }

  private request(operation: Operation): Sent {
    const { chance } = this;
    const url = this.urlOf(operation);
    const method = chance.in(0.01) ? chance.one(methods) : operation.method;
    const headers = { ...this.visitor(operation), ...this.manners(operation, url) };
    if (method === 'GET') return { method, url, headers };
    if (chance.in(0.01)) {
      const json = { ...headers, 'content-type': 'application/json' };
      return { method, url, headers: json, payload: chance.one(unfitBodies) };
    }
    if (!operation.body) return { method, url, headers };
    const { type } = operation.body;
    headers['content-type'] = chance.in(0.01)
      ? chance.one(['text/plain', 'application/xml', ''])
      : type;
    if (type === 'application/zip') return { method, url, headers, payload: this.zip() };
    const written = JSON.stringify(this.writer.body(operation.body)) ?? '';
    const payload = chance.in(0.01) ? written.slice(0, chance.below(written.length)) : written;
    return { method, url, headers, payload };
  }

  private urlOf({ path, parameters }: Operation): string {
    const { chance } = this;
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      if (chance.in(0.04)) return encoded(chance, extremeText(chance).slice(0, 300));
      if (chance.in(0.06)) return chance.uuid();
      if (name === 'ownerId') return this.writer.id(chance.one(['unitId', 'roomId', 'itemId']));
      if (name === 'job') return chance.one(['messages.send', 'register.import', 'nothing']);
      const schema = parameters.find((one) => one.in === 'path' && one.name === name)?.schema;
      return encodeURIComponent(String(this.writer.value(schema ?? { format: 'uuid' }, name)));
    });
    const query = parameters
      .filter((one) => one.in === 'query' && (one.required || chance.in(0.5)))
      .flatMap(({ name, schema = {} }) => {
        const odd = chance.in(0.35);
        if (name === 'cursor') return [[name, extremeCursor(chance, this.known.cursors)]];
        const value = odd ? extremeText(chance) : String(this.writer.value(schema, name));
        return chance.in(0.03)
          ? [
              [name, value],
              [`${name}`, value],
            ]
          : [[name, value]];
      });
    if (chance.in(0.02)) query.push([extremeText(chance).slice(0, 100), 'x']);
    const written = query.map((pair) => pair.map((one = '') => encoded(chance, one)).join('='));
    return written.length > 0 ? `${filled}?${written.join('&')}` : filled;
  }

  private visitor({ visitors, path }: Operation): Record<string, string> {
    const { chance } = this;
    const area: Record<string, string> = chance.in(0.03)
      ? { 'x-area-id': chance.one([this.elsewhere, chance.uuid(), 'x']) }
      : { 'x-area-id': this.house.areaId };
    if (chance.in(0.03)) return area;
    const visitor =
      visitors.length > 0 && chance.in(0.9) ? chance.one(visitors) : chance.one(roles);
    if (visitor === 'guest') return { [sessionHeader]: this.guest('session', path) };
    if (visitor === 'link-holder') return { [linkHeader]: this.guest('link', path) };
    return { ...area, [personaHeader]: visitor };
  }

  private guest(what: 'link' | 'session', path: string): string {
    const { chance, house } = this;
    if (chance.in(0.05)) return 'x'.repeat(chance.below(200));
    const meant = guestPurposes.filter((purpose) => path.includes(purpose));
    const purpose = chance.one(meant.length > 0 && chance.in(0.9) ? meant : guestPurposes);
    const links = house.app.get(GuestLinks, { strict: false });
    return links[what]({
      ...{ areaId: house.areaId, purpose },
      subjectId: this.writer.id(purpose === 'agreement' ? 'agreementId' : 'meetingId'),
      recipient: chance.in(0.5)
        ? { kind: 'unit', unitId: this.writer.id('unitId') }
        : { kind: 'member', memberId: this.writer.id('memberId') },
      expiresAt: new Date(house.clock.now().getTime() + 86_400_000),
    });
  }

  private manners({ path, parameters }: Operation, url: string): Record<string, string> {
    const { chance } = this;
    const headers: Record<string, string> = {};
    const asks = (name: string) => parameters.find((one) => one.name === name);
    if (asks('Idempotency-Key') && chance.in(0.98))
      headers['idempotency-key'] = chance.in(0.02) ? `again ${path}`.slice(0, 200) : chance.uuid();
    const ifMatch = asks('If-Match');
    if (ifMatch && (ifMatch.required || chance.in(0.1))) {
      const version = this.versions.get(firstIdIn(url)) ?? 1;
      headers['if-match'] = chance.in(0.05)
        ? chance.one(['*', 'W/"1"', '"0"', '"999999999"', '"-1"', '1', `"${'9'.repeat(40)}"`])
        : `"${version}"`;
    }
    return headers;
  }

  /** The register as it was exported, whole or with a cell or a byte that is another. */
  private zip(): Buffer {
    const { chance, register } = this;
    if (chance.in(0.1)) return Buffer.from(extremeText(chance));
    if (chance.in(0.2)) {
      const damaged = Buffer.from(register);
      damaged[chance.below(damaged.length)] = chance.below(256);
      return damaged;
    }
    const files = Object.entries(unzipSync(register)).map(([name, bytes]) => {
      const cells = Buffer.from(bytes)
        .toString()
        .split(/([,;\r\n]+)/);
      if (chance.in(0.5)) cells[chance.below(cells.length)] = extremeText(chance);
      return [name, Buffer.from(cells.join(''))] as const;
    });
    return Buffer.from(zipSync(Object.fromEntries(files)));
  }

  private async send(sent: Sent, endless = false): Promise<Answer & { readonly raw: Buffer }> {
    const { app } = this.house;
    const asked = { ...sent, method: sent.method as 'GET', payloadAsStream: endless };
    const answer = await app.inject(asked);
    const { statusCode, headers } = answer;
    if (!endless) {
      return { statusCode, headers, payload: answer.payload, raw: answer.rawPayload };
    }
    // A page that follows what happens: it has begun, and that is all to be seen of it.
    answer.stream().destroy();
    return { statusCode, headers, payload: '', raw: Buffer.alloc(0) };
  }
}

function faultOf({ statusCode, headers, payload }: Answer): string | undefined {
  if (statusCode < 400) {
    const isJson = String(headers['content-type']).startsWith('application/json');
    return isJson && payload === '' ? 'no JSON' : undefined;
  }
  if (statusCode >= 500) return `${statusCode}`;
  if (headers['content-type'] !== 'application/problem+json; charset=utf-8') return 'no problem';
  if (payload === '') return undefined;
  const problem = JSON.parse(payload) as Record<string, unknown>;
  const { code, title, detail, instance, correlationId, errors, field } = problem;
  if ([code, title, detail, instance, correlationId].some((one) => typeof one !== 'string'))
    return 'half a problem';
  if (problem.status !== statusCode) return 'another status';
  const named = (errors as { field?: string }[] | undefined) ?? [];
  if (code === 'input.invalid' && (named.length === 0 || named.some((one) => !one.field)))
    return 'no field';
  if (statusCode === 422 && code !== 'idempotency-key.reused' && typeof field !== 'string')
    return `no field for ${String(code)}`;
  return undefined;
}

function firstIdIn(url: string): string {
  return /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(url)?.[0] ?? url.split('?', 1)[0] ?? '';
}

/** Also as bytes that are no UTF-8, which browsers never send. */
function encoded(chance: Chance, text: string): string {
  if (chance.in(0.02)) return chance.one(['%', '%ff', '%c0%80', '%ed%a0%80']);
  // Half a character becomes the sign for one that is none.
  return encodeURIComponent(Buffer.from(text).toString());
}
