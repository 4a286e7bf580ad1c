import { ZipFile } from 'yazl';
import { inFolder } from '../../tests/support/register-app';
import { openRegister } from './register.source';

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
    const many = Array.from({ length: 101 }, (_, n): [string, Buffer] => [`${n}/moten.csv`, bytes]);
    await expect(openRegister({ zip: await zip(many) })).rejects.toMatchObject(unreadable);
    for (const size of [129 * 1024 * 1024, 5]) {
      const lying = declaring(await zip([['moten.csv', bytes]]), size);
      await expect(openRegister({ zip: lying })).rejects.toMatchObject(unreadable);
    }
  });

  it('must be one', async () => {
    await expect(openRegister({ zip: bytes })).rejects.toMatchObject(unreadable);
    const torn = (await zip([['moten.csv', bytes]])).subarray(20);
    await expect(openRegister({ zip: torn })).rejects.toMatchObject(unreadable);
  });
});
