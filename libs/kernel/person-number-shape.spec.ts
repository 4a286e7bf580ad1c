import { holdsPersonNumber } from './person-number-shape';

describe('what looks like the number of a person', () => {
  it.each([
    ['a person number', '20140102-1234'],
    ['without its century', '140102-1234'],
    ['without a dash', '201401021234'],
    ['of ten digits', '1401021234'],
    ['from 100 years', '120101+2380'],
    ['any dash', '20140102–1234'],
    ['another sign than a dash', '20140102_1234'],
    ['digits of full width', '２０１４０１０２－１２３４'],
    ['what is not to be seen', '2014\u00ad0102-12\u200b34'],
    ['a day written with dashes', '2014-01-02-1234'],
    ['a coordination number', '811288-9871'],
    ['a coordination number with nothing known', '19810060-9877'],
    ['a reserve number', '19811228-r12x'],
    ['a reserve number of the 99 series', '991981122812'],
    ['within another number', 'F12-20140102-1234-P1'],
    ['behind a letter', 'F201401021234'],
    ['within words', 'Stöd till 140102 1234 (Nora)'],
  ])('%s', (_what, text) => expect(holdsPersonNumber(text)).toBe(true));

  it.each([
    ['a case number', 'F083'],
    ['the number of a member', 'F000123-P12'],
    ['the number of a meeting', 'F000123-M123'],
    ['a day', '2024-12-31'],
    ['several days', '2023-12-31, 2024-12-31'],
    ['a year and a number', '2024-123456'],
    ['a month and a number', '202413-0012'],
    ['a day and a short number', 'M2024-03-15-01'],
    ['the number of an authority', '212000-2999'],
    ['more digits than anybody has', '20140102-12345'],
    ['fewer', '140102-123'],
  ])('not %s', (_what, text) => expect(holdsPersonNumber(text)).toBe(false));
});
