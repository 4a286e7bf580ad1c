import fc from 'fast-check';
import { cellsOf, csvText, decodeText, readRows, separatorOf } from './register.csv';

const rows = (text: string, separator = ';') =>
  [...readRows(text, separator)].map((row) =>
    'broken' in row ? [row.row] : [row.row, ...row.cells],
  );

describe('decoding', () => {
  it.each([
    ['UTF-8', Buffer.from('Hällefors')],
    ['UTF-8 with BOM', Buffer.from('\ufeffHällefors')],
    ['Windows-1252', Buffer.from('Hällefors', 'latin1')],
    ['letters in two parts', Buffer.from('Ha\u0308llefors')],
  ])('%s', (_name, bytes) => expect(decodeText(bytes)).toBe('Hällefors'));

  it('gives nothing for what is no text', () => {
    expect(decodeText(Buffer.from('PK\u0003\u0004\u0000'))).toBeUndefined();
    expect(decodeText(Buffer.from('familj', 'utf16le'))).toBeUndefined();
  });
});

describe('the separator', () => {
  it.each([
    ['a;b;c\n1,5;2;3', ';'],
    ['a,b,c\n1;2', ','],
    ['"a,x,y";b;c', ';'],
    ['datum;typ', ';'],
  ])('of %j is %s', (text, separator) => expect(separatorOf(text)).toBe(separator));
});

describe('rows', () => {
  it.each<[string, (string | number)[][]]>([
    [
      'a;b\r\n1;2\r\n',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'a;b\n1;2',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'a;b\r1;2',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'a; b \n"1;2";"x ""y"""',
      [
        [1, 'a', 'b'],
        [2, '1;2', 'x "y"'],
      ],
    ],
    [
      'a;b\n\n;\n1;',
      [
        [1, 'a', 'b'],
        [4, '1', ''],
      ],
    ],
    [
      'a;b\n1;"two\nlines"\n3;4',
      [
        [1, 'a', 'b'],
        [2, '1', 'two\nlines'],
        [3, '3', '4'],
      ],
    ],
    [
      'a;b\n1;Skolan "Norra"\n',
      [
        [1, 'a', 'b'],
        [2, '1', 'Skolan "Norra"'],
      ],
    ],
    ['', []],
  ])('of %j', (text, expected) => expect(rows(text)).toEqual(expected));

  it('go on after one that cannot be read', () => {
    expect(rows('a;b\n1;"x" y\n3;4')).toEqual([[1, 'a', 'b'], [2], [3, '3', '4']]);
    expect(rows('a;b\n1;"x\n3;4')).toEqual([[1, 'a', 'b'], [2], [3, '3', '4']]);
  });

  it('are written with quotes only where they are needed', () => {
    expect(cellsOf(['Verksamhet, anonym familj', 'a;b', 'x "y"'])).toBe(
      'Verksamhet, anonym familj;"a;b";"x ""y"""',
    );
  });
});

describe('what spreadsheets write', () => {
  it.each([
    ['sep=;\r\na;b', ';', 'a;b'],
    ['SEP=,\na,b', ',', 'a,b'],
    ['"sep=\t"\na\tb', '\t', 'a\tb'],
    ['separat;b\n1;2', ';', 'separat;b\n1;2'],
  ])('%j says how its cells are set apart, or does not', (text, separator, behind) => {
    expect(csvText(text)).toEqual({ separator, rows: behind });
  });

  it.each([
    ['Norra\u00a0skolan', 'Norra skolan'],
    ['\u200bF1\u2060\ufeff', 'F1'],
    ['\u202f F1\u3000', 'F1'],
    ['="F1"', 'F1'],
    ['"=""F1"""', 'F1'],
    ['="007 ""A"""', '007 "A"'],
    ["'=1+1", '=1+1'],
    ["''-x", "'-x"],
    ["O'Brien", "O'Brien"],
    ["'Kalle'", "'Kalle'"],
  ])('%j is the cell %j', (written, cell) => {
    expect(rows(`${written};b`)).toEqual([[1, cell, 'b']]);
  });

  it('a cell that would be run as a formula is neutral, and every cell comes back unchanged', () => {
    const mark = fc.constantFrom('=', '+', '-', '@', "'", '"', ';', ' ', '="', 'x', '1', 'å', '＝');
    const cell = fc.array(mark, { maxLength: 6 }).map((marks) => marks.join('').trim());
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 4 }), (cells) => {
        for (const one of cells) expect(cellsOf([one])).not.toMatch(/^"?[=+\-@＝]/);
        expect(rows(cellsOf(['x', ...cells]))).toEqual([[1, 'x', ...cells]]);
      }),
    );
  });
});
