import { ZipFile } from 'yazl';
import { municipalities } from '@famsam/directory';
import { localDate } from '@famsam/kernel';
import { inFolder } from '../../../tests/support/register-app';
import { checkZip, lookAtZip, openRegister } from './register-source';

async function zip(entries: readonly [name: string, bytes: Buffer][]): Promise<Buffer> {
  const archive = new ZipFile();
  for (const [name, bytes] of entries) archive.addBuffer(bytes, name);
  archive.end();
  const parts: Buffer[] = [];
  for await (const part of archive.outputStream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** The same zip, saying another size of its only file in the list at its end. */
function declaring(sent: Buffer, size: number): Buffer {
  const directory = sent.indexOf('PK\u0001\u0002');
  sent.writeUInt32LE(size, directory + 24);
  return sent;
}

const bytes = Buffer.from('datum;typ\r\n');
const around = {
  today: localDate('2025-03-31'),
  municipalities,
  area: { municipalities: [], units: [], formerUnits: [] },
  create: [],
};
const unreadable = { errors: [{ rule: 'register.unreadable' }] };

describe('a folder', () => {
  it('gives its six files, whatever the case of their names, and passes over the rest', async () => {
    const files = new Map([
      ['Konsultationer.CSV', bytes],
      ['anteckningar.txt', bytes],
    ]);
    const opened = await inFolder(files, (folder) => openRegister({ folder }));
    expect([...opened.files]).toEqual([['konsultationer.csv', bytes]]);
    expect(opened.twice).toEqual([]);
  });

  it('must be there', async () => {
    await expect(openRegister({ folder: '/nowhere/at/all' })).rejects.toMatchObject(unreadable);
  });
});

describe('a zip', () => {
  it('gives its files from any folder in it, not those that a Mac adds', async () => {
    const sent = await zip([
      ['register/moten.csv', bytes],
      ['__MACOSX/register/moten.csv', bytes],
      ['register/.DS_Store', bytes],
      ['konsultationer.csv', bytes],
    ]);
    const opened = await openRegister({ zip: sent });
    expect([...opened.files.keys()]).toEqual(['moten.csv', 'konsultationer.csv']);
    expect(opened.twice).toEqual([]);
  });

  it('may not hold a file twice', async () => {
    const sent = await zip([
      ['a/moten.csv', bytes],
      ['b/moten.csv', bytes],
    ]);
    expect((await openRegister({ zip: sent })).twice).toEqual(['moten.csv']);
  });

  it('may not hold more than a register does', async () => {
    const over = (limit: string) => ({
      rejection: { code: 'file.over-limit', details: { limit } },
    });
    const many = Array.from({ length: 101 }, (_, n): [string, Buffer] => [`${n}/moten.csv`, bytes]);
    await expect(lookAtZip(await zip(many))).rejects.toMatchObject(over('entries'));
    const vast = declaring(await zip([['moten.csv', bytes]]), 21 * 1024 * 1024);
    await expect(lookAtZip(vast)).rejects.toMatchObject(over('unpacked-bytes'));
    const dense = await zip([['moten.csv', Buffer.alloc(2_000_000, 'x')]]);
    await expect(lookAtZip(dense)).rejects.toMatchObject(over('ratio'));
    const endless = await zip([['moten.csv', Buffer.from([...Array(30_000).keys()].join('-'))]]);
    await expect(lookAtZip(endless)).rejects.toMatchObject(over('line'));
    await expect(checkZip(endless, around, { toImport: false })).rejects.toMatchObject(
      over('line'),
    );
    const lying = declaring(await zip([['moten.csv', bytes]]), 5);
    await expect(lookAtZip(lying)).rejects.toMatchObject(unreadable);
  });

  it('may hold lines up to the limit, and as many as fit', async () => {
    const line = (length: number) => `${'x'.repeat(length - 1)}\n`;
    const text = (longest: number) => `${line(9)}${line(70_000)}${line(longest)}${line(70_000)}x`;
    const sent = (longest: number) => zip([['moten.csv', Buffer.from(text(longest))]]);
    await expect(lookAtZip(await sent(100_000))).resolves.toBeUndefined();
    await expect(lookAtZip(await sent(100_001))).rejects.toMatchObject({
      rejection: { details: { limit: 'line' } },
    });
  });

  it('that was damaged on the way is not read (found T1)', async () => {
    const sent = await zip([['moten.csv', Buffer.from('mote;familj\r\nM1;F1\r\n')]]);
    const checksum = sent.indexOf('PK\u0001\u0002') + 16;
    sent.writeUInt32LE((sent.readUInt32LE(checksum) ^ 1) >>> 0, checksum);
    await expect(openRegister({ zip: sent })).rejects.toMatchObject(unreadable);
    await expect(lookAtZip(sent)).rejects.toMatchObject(unreadable);
    await expect(checkZip(sent, around, { toImport: false })).rejects.toMatchObject(unreadable);
  });

  it('has its faults told with every value cut short (found Z02)', async () => {
    const heading = [...Array(15_000).keys()].join('-');
    const sent = await zip([['moten.csv', Buffer.from(heading)]]);
    const { count, faults } = await checkZip(sent, around, { toImport: false });
    expect(count).toBeGreaterThan(6);
    expect(JSON.stringify(faults).length).toBeLessThan(count * 500);
  });

  it('has its first 1,000 faults told to whoever waits, and more to an import', async () => {
    const rows = [...Array(2_000).keys()].map((at) => `${at};x`);
    const file = Buffer.from(['datum;typ', ...rows].join('\n'));
    for (const [toImport, listed] of [
      [false, 1_000],
      [true, 4_005],
    ] as const) {
      const sent = await zip([['konsultationer.csv', file]]);
      const { count, faults } = await checkZip(sent, around, { toImport });
      expect([count, faults.length]).toEqual([4_005, listed]);
    }
  });

  it('must be one', async () => {
    await expect(openRegister({ zip: bytes })).rejects.toMatchObject(unreadable);
    const torn = (await zip([['moten.csv', bytes]])).subarray(20);
    await expect(openRegister({ zip: torn })).rejects.toMatchObject(unreadable);
  });
});
