import { holdsPersonNumber, isLocalDate } from '@famsam/kernel';
import { z } from 'zod';

/**
 * What may come from outside at all. Everybody is born after the first of these days, and nothing is planned beyond
 * the last: a day in the year 9999 is a slip of the hand, and what reckons from it would leave the calendar.
 */
export const firstDay = '1900-01-01';
export const lastDay = '2199-12-31';

/** A calendar day in a request or in an event that is written, `2026-11-22`. */
export const calendarDay = z
  .string()
  .refine(isLocalDate, { error: 'not a calendar day, YYYY-MM-DD', abort: true })
  .refine((day) => day >= firstDay && day <= lastDay, `not from ${firstDay} to ${lastDay}`)
  .meta({ format: 'date' });

/** A day that a list has handed out in a cursor: also one stored before there were bounds. */
export const storedDay = z.iso.date().refine((day) => day >= firstDay);

/** Where a list goes on, as a cursor says it: a whole number as Postgres holds them. */
export const storedPlace = z.int().min(0).max(2_147_483_647);

/** Far more parts of a second than any clock has; Postgres reads no instant of any length. */
const longestInstant = 40;

// The day before the time, which begins with T.
const isWithinDays = (at: string): boolean => at >= firstDay && at < `${lastDay}U`;
const withinDays = `not from ${firstDay} to ${lastDay}`;

/** `2026-11-22T09:00:00Z`, with or without parts of a second; between the same days. */
export const instant = z.iso
  .datetime({ abort: true })
  .refine((at) => isWithinDays(at) && at.length <= longestInstant, withinDays);

/** The same as other zones write it too, `2026-11-22T10:00:00+01:00`. */
export const zonedInstant = z.iso.datetime({ offset: true, abort: true }).refine((at) => {
  const read = new Date(at);
  const isOne = at.length <= longestInstant && !Number.isNaN(read.getTime());
  return isOne && isWithinDays(read.toISOString());
}, withinDays);

/**
 * Ids from outside, each once, however it is written: who is named twice is not invited, asked or taken twice, and a
 * list that puts things in order names each of them.
 */
export function idsOnce(most: number) {
  return z
    .array(z.uuid())
    .max(most)
    .refine((ids) => new Set(ids.map((id) => id.toLowerCase())).size === ids.length, {
      error: 'the same id twice',
      params: { rule: 'list.twice' },
    })
    .meta({ uniqueItems: true });
}

/** How long a meeting that was held may have lasted. */
export const meetingMinutes = z.int().min(5).max(720);

/** Half of a character that needs two, or what steers a terminal: neither is written by anybody. */
const unfit = /[\p{Cc}\p{Cs}]/u;
const unfitBesideBreaks = /[^\P{Cc}\n\r\t]|\p{Cs}/u;

/** As mail servers everywhere write it: the domain in letters of ASCII (punycode). */
function asServersWriteIt(address: string): string {
  const [, name, domain = ''] = /^(.*)@([^@\s/?#:]+)$/s.exec(address) ?? [];
  const host = URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : domain;
  return name === undefined || /^[\x21-\x7e]+$/.test(domain) ? address : `${name}@${host}`;
}

/** An address for mail. Letters such as å may stand in its domain; before the `@` few servers take them. */
export const mailAddress = z
  .string()
  .trim()
  .max(200)
  .refine((address) => !/[^\x20-\x7e]/.test(address.slice(0, address.lastIndexOf('@'))), {
    error: 'only letters from a to z, digits and signs before the @',
    params: { rule: 'address.local-part' },
    abort: true,
  })
  .transform(asServersWriteIt)
  .pipe(z.email().max(200))
  .meta({ format: 'email' });

/** What neither a database nor a letter can hold: the character 0, and half of one that needs two. */
const unstorable = /[\0\p{Cs}]/u;

/** A name or a number as events hold it, whatever doors asked of it when it came. */
export function storedLine(longest: number) {
  return z
    .string()
    .min(1)
    .max(longest)
    .refine((text) => !unstorable.test(text), 'characters that cannot be stored');
}

/** Words on one line, such as a name. */
export function line(longest: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((text) => !unfit.test(text), 'control characters or half characters');
}

/** Words on one line that events hold in clear, where nobody's number could be removed. */
export function lineInClear(longest: number) {
  return line(longest).refine((text) => !holdsPersonNumber(text), {
    error: 'the number of a person',
    params: { rule: 'text.person-number' },
  });
}

/** Words in as many lines as one likes, such as a note. */
export function paragraphs(longest: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((text) => !unfitBesideBreaks.test(text), 'control characters or half characters');
}

/** Some of the codes there are, each once. */
export function someOf<const Codes extends readonly [string, ...string[]]>(codes: Codes) {
  return z
    .array(z.enum(codes))
    .max(codes.length)
    .refine((told) => new Set(told).size === told.length, {
      error: 'the same code twice',
      params: { rule: 'list.twice' },
    })
    .meta({ uniqueItems: true });
}
