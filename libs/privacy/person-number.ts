import { isLocalDate } from '@famsam/kernel';
import Personnummer from 'personnummer';

const shape = /^(\d{2})?(\d{6})([-+]?)(\d{4})$/;
/** Reserve numbers differ from region to region: a birth day and four signs that begin with a letter, or 99 and ten digits. */
const reserve = /^(\d{2})?(\d{6})-?([A-Z][0-9A-Z]{3})$/;
const reserveOf99 = /^99\d{10}$/;

/** What people and programs write between the birth day and the last four. */
const dashes = /[\p{Pd}\u2212]/gu;
const invisible = /[\s\p{Cf}]/gu;

/**
 * The number as it is stored, or null when it is none of the kinds there are (law.md 22): person
 * number (with `+` from the year somebody turns 100), coordination number (day + 60), reserve number.
 */
export function personNumberOf(text: string): string | null {
  // Also takes digits and signs of full width for what they are.
  const written = text
    .normalize('NFKC')
    .replaceAll(dashes, '-')
    .replaceAll(invisible, '')
    .toUpperCase();
  if (reserveOf99.test(written)) return written;
  const reserved = reserve.exec(written);
  if (reserved) {
    const [, century = '', birth = '', sign = ''] = reserved;
    return isBirthDay(century, birth) ? `${century}${birth}-${sign}` : null;
  }
  const numbered = shape.exec(written);
  if (!numbered) return null;
  const [, century = '', birth = '', separator, last = ''] = numbered;
  if (!Personnummer.valid(written) && !isOfUnknownDay(birth, last)) return null;
  return `${century}${birth}${separator || '-'}${last}`;
}

/** Whose day of birth nobody knows has day 60 in their coordination number; an unknown month is 00. */
function isOfUnknownDay(birth: string, last: string): boolean {
  const [month, day] = [Number(birth.slice(2, 4)), Number(birth.slice(4))];
  const unknown = month === 0 ? day >= 60 && day <= 91 : month <= 12 && day === 60;
  return unknown && !last.startsWith('000') && hasRightCheck(`${birth}${last}`);
}

/** The last digit makes the sum a multiple of ten (Luhn). */
function hasRightCheck(digits: string): boolean {
  const sum = [...digits].reduce((all, digit, at) => {
    const weighed = Number(digit) * (2 - (at % 2));
    return all + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return sum % 10 === 0;
}

function isBirthDay(century: string, birth: string): boolean {
  const day = Number(birth.slice(4));
  const day60 = day > 60 ? day - 60 : day;
  const written = `${birth.slice(0, 2)}-${birth.slice(2, 4)}-${String(day60).padStart(2, '0')}`;
  // Without a century, the 29th of February counts when there was one.
  const centuries = century ? [century] : ['19', '20'];
  return centuries.some((c) => isLocalDate(`${c}${written}`));
}
