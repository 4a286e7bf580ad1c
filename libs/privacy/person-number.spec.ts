import { holdsPersonNumber } from '@famsam/kernel';
import { personNumberOf } from './person-number';

/** All of them from the number series that the tax agency keeps for tests, or built to check out. */
describe('law.md 22: numbers of persons', () => {
  it.each([
    ['a person number', '811228-9874', '811228-9874'],
    ['with its century', '19811228-9874', '19811228-9874'],
    ['without the dash', '198112289874', '19811228-9874'],
    ['with spaces', ' 19811228 9874 ', '19811228-9874'],
    ['with + from 100 years', '811228+9874', '811228+9874'],
    ['with + and its century', '19120101+2380', '19120101+2380'],
    ['born on a leap day', '000229-0013', '000229-0013'],
    ['a coordination number on the last day of a month', '811291-9876', '811291-9876'],
    ['a coordination number', '811288-9871', '811288-9871'],
    ['a coordination number with an unknown day', '811260-9873', '811260-9873'],
    ['a coordination number with an unknown month', '810088-9875', '810088-9875'],
    ['a coordination number of which only the year is known', '19810060-9877', '19810060-9877'],
    ['a hyphen that does not break', '811228‑9874', '811228-9874'],
    ['an en dash', '811228–9874', '811228-9874'],
    ['an em dash with spaces', '19811228 — 9874', '19811228-9874'],
    ['a minus', '811228−9874', '811228-9874'],
    ['digits of full width', '８１１２２８－９８７４', '811228-9874'],
    ['what is not to be seen', '\u200b811228\u00ad-9874\ufeff', '811228-9874'],
    ['a reserve number with a letter', '19811228-r12x', '19811228-R12X'],
    ['a reserve number of the 99 series', '991981122812', '991981122812'],
  ])('takes %s', (_name, written, stored) => {
    expect(personNumberOf(written)).toBe(stored);
    // Whatever is one is refused where nothing personal may stand (found A10).
    expect(holdsPersonNumber(stored)).toBe(true);
  });

  it.each([
    ['a wrong check digit', '811228-9875'],
    ['a month that is none', '811328-9873'],
    ['a day that is none', '810230-9872'],
    ['a coordination day that is none', '811292-9875'],
    ['a leap day in a year without', '19000229-0013'],
    ['a leap day of a hundred years before it was one', '000229+0013'],
    ['a birth number that nobody is given', '000229-0005'],
    ['the day before the first of coordination', '811259-9876'],
    ['an unknown day with a wrong check digit', '811260-9874'],
    ['an unknown month with a day as of a person number', '810028-9878'],
    ['a thirteenth month with an unknown day', '811360-9872'],
    ['too few digits', '811228-987'],
    ['too many digits', '19811228-98741'],
    ['words', 'okänt'],
    ['nothing', ''],
    ['a reserve number on a day that is none', '19811328-R12X'],
  ])('refuses %s', (_name, written) => expect(personNumberOf(written)).toBeNull());
});
