import { areaId, isUuid } from '@famsam/kernel';
import * as fc from 'fast-check';
import { z } from 'zod';
import { givenOrRefused } from '../../../tests/support/extreme-forms';
import { drawnFrom, farDays, farTexts, isWhole } from '../../../tests/support/extremes';
import {
  commandContextOf,
  decodeCursor,
  encodeCursor,
  pageQuerySchema,
  problemOf,
  ProblemError,
  validated,
  type PrincipalRequest,
} from '.';

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...farTexts, ...farDays));
const key = z.tuple([z.string().max(40), z.int().min(0).max(2_147_483_647), z.uuid()]);

describe('cursors at the extremes', () => {
  /** Texts of JSON made opaque by somebody else, and what is not even that. */
  const foreign = fc.oneof(
    text,
    fc.json().map((told) => Buffer.from(told).toString('base64url')),
    drawnFrom(key).map((told) => Buffer.from(JSON.stringify(told)).toString('base64url')),
    fc
      .constantFrom('['.repeat(100_000), '{"length":1e9}', '[NaN]', '["\\ud800",1e999,null]')
      .map((told) => Buffer.from(told).toString('base64url')),
  );

  it('are read for what a list may have given, and refused by their name for anything else', () => {
    let read = 0;
    fc.assert(
      fc.property(foreign, (cursor) => {
        const found = givenOrRefused(() => decodeCursor(cursor, key));
        if (!found) return;
        read += 1;
        expect(key.parse(found.given)).toEqual(found.given);
      }),
      { numRuns: 500 },
    );
    expect(read).toBeGreaterThan(10);
  });

  it('say the same when they come back, in signs that an address may hold', () => {
    const given = fc.tuple(fc.string({ unit: 'binary', maxLength: 40 }), fc.nat(), fc.uuid());
    fc.assert(
      fc.property(
        given.filter(([told]) => isWhole(told)),
        (last) => {
          const cursor = encodeCursor(last);
          expect(cursor).toMatch(/^[\w-]+$/);
          expect(decodeCursor(cursor, key)).toEqual(last);
        },
      ),
    );
  });
});

it('queries for a page are refused by field, or ask for few rows', () => {
  const limit = fc.oneof(text, fc.integer().map(String), fc.double().map(String), fc.array(text));
  const sent = fc.record(
    { limit, cursor: fc.oneof(text, fc.array(text)), [farTexts[8] as string]: text },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(sent, (query) => {
      const read = givenOrRefused(() => validated(pageQuerySchema, query));
      if (!read) return;
      expect(read.given.cursor?.length ?? 0).toBeLessThanOrEqual(400);
      expect(Number.isInteger(read.given.limit)).toBe(true);
      expect(read.given.limit).toBeGreaterThanOrEqual(1);
      expect(read.given.limit).toBeLessThanOrEqual(200);
    }),
  );
});

it('a body of any shape and depth is refused in few words', () => {
  const body = z.strictObject({ name: z.string().max(10), inside: z.array(z.int()).max(3) });
  const wide = fc
    .nat(500)
    .map((many) =>
      Object.fromEntries(Array.from({ length: many }, (_, at) => [`${at}`.repeat(90), at])),
    );
  const deep = fc.nat(500).map((many) => JSON.parse('['.repeat(many + 1) + ']'.repeat(many + 1)));
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.jsonValue(), wide, deep, text), (sent) => {
      expect(givenOrRefused(() => validated(body, sent))).toBeNull();
    }),
  );
});

it('headers of a change make one command, or are refused by a code', () => {
  const header = fc.option(
    fc.oneof(
      text,
      fc.nat().map((version) => `"${version}"`),
      fc.constant('"3", "4"'),
    ),
    { nil: undefined },
  );
  const fit = fc.string({ minLength: 8, maxLength: 200 });
  const keys = fc.oneof({ arbitrary: fit, weight: 4 }, text, fc.array(text));
  const principal = {
    areaId: areaId('0199d0a0-0000-7000-8000-000000000001'),
    actor: { id: 'demo-coordinator', role: 'coordinator' },
  };
  let made = 0;
  fc.assert(
    fc.property(keys, header, fc.boolean(), fc.jsonValue(), (sentKey, ifMatch, needed, body) => {
      const request = {
        ...{ principal, method: 'POST', url: '/things', body },
        headers: { 'idempotency-key': sentKey, 'if-match': ifMatch },
      } as unknown as PrincipalRequest;
      try {
        const { commandId, fingerprint, expectedVersion } = commandContextOf(request, needed);
        made += 1;
        expect(isUuid(commandId)).toBe(true);
        expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
        if (expectedVersion === undefined) expect([ifMatch, needed]).toEqual([undefined, false]);
        else expect(Number.isSafeInteger(expectedVersion)).toBe(true);
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        expect(error.code).toMatch(/^(idempotency-key\.missing|if-match\.(missing|invalid))$/);
      }
    }),
  );
  expect(made).toBeGreaterThan(5);
});

it('an error of any kind is one problem, and quotes nothing of it', () => {
  const status = fc.oneof(fc.integer(), fc.double(), fc.integer({ min: 400, max: 599 }), text);
  fc.assert(
    fc.property(fc.option(status, { nil: undefined }), text, (statusCode, said) => {
      for (const error of [Object.assign(new Error(said), { statusCode }), said, undefined, null]) {
        const problem = problemOf(error);
        expect(problem.code).toMatch(/^[a-z-]+(\.[a-z-]+)?$/);
        expect(problem.status).toBeGreaterThanOrEqual(400);
        expect(problem.status).toBeLessThan(600);
        expect(Number.isInteger(problem.status)).toBe(true);
        expect(JSON.parse(JSON.stringify(problem))).toEqual(problem);
        if (said.length > 40) expect(JSON.stringify(problem)).not.toContain(said);
      }
    }),
  );
});
