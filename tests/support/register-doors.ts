import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import type { TestApp } from './app';

type Persona = ReturnType<TestApp['as']>;

/** A register as it is sent. */
export async function zipped(files: ReadonlyMap<string, Buffer>, folder = ''): Promise<Buffer> {
  const archive = new ZipFile();
  for (const [name, bytes] of files) archive.addBuffer(bytes, `${folder}${name}`);
  archive.end();
  const parts: Buffer[] = [];
  for await (const part of archive.outputStream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

export async function unzipped(bytes: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const archive = await fromBufferPromise(bytes, { lazyEntries: true });
  for await (const entry of archive.eachEntry()) {
    const parts: Buffer[] = [];
    for await (const part of await archive.openReadStreamPromise(entry)) parts.push(part as Buffer);
    files.set(entry.fileName, Buffer.concat(parts));
  }
  return files;
}

/** Names that the area lacks, asked for by name; all of them, where the area does not matter. */
export type AskedFor = 'all' | readonly string[];

function queryOf(create: AskedFor): string {
  if (create === 'all') return 'createAll=true';
  return create.map((name) => `create=${encodeURIComponent(name)}`).join('&');
}

/** Sent as bytes: supertest would write a Buffer as JSON. */
export function sendRegister(
  persona: Persona,
  path: 'checks' | 'previews' | 'imports',
  zip: Buffer,
  key?: string,
  create: AskedFor = 'all',
) {
  const request = persona.post(`/register/${path}?${queryOf(create)}`);
  if (key) void request.set('Idempotency-Key', key);
  return request.set('Content-Type', 'application/zip').send(zip);
}

export function exportRegister(persona: Persona) {
  return persona
    .get('/register/export')
    .buffer(true)
    .parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done(null, Buffer.concat(parts)));
    });
}

/** The six files of an area by name, as text. */
export async function exportedText(persona: Persona): Promise<Map<string, string>> {
  const { body } = await exportRegister(persona).expect(200);
  const files = await unzipped(body as Buffer);
  return new Map(
    [...files].map(([name, bytes]) => [name, bytes.toString('utf8').replace(/^\ufeff/, '')]),
  );
}

/** What an import came to. */
export interface Asked {
  readonly importId: string;
  readonly state: string;
  readonly summary: { events: number } | null;
  readonly preview: { events: number } | null;
  readonly undone: { families: number; left: number } | null;
  readonly timesShown: number;
  readonly faultCount: number;
  readonly faults: readonly { rule: string; value: string | null }[];
}

/** Nobody works on it then. */
const overStates = ['done', 'refused', 'failed', 'previewed', 'lapsed', 'undone'];

/** Asks until the workers are done with it. */
export async function importOver(persona: Persona, importId: string): Promise<Asked> {
  for (;;) {
    const { body } = await persona.get(`/register/imports/${importId}`).expect(200);
    const asked = body as Asked;
    if (overStates.includes(asked.state)) return asked;
  }
}

/** Takes back an import, and waits until that is done. */
export async function undoImport(persona: Persona, importId: string): Promise<Asked> {
  await persona.post(`/register/imports/${importId}/undo`, {}).expect(202);
  return importOver(persona, importId);
}

/** Sends the files, and waits until they are imported or refused. */
export async function importText(
  persona: Persona,
  files: ReadonlyMap<string, string>,
): Promise<Asked> {
  const bytes = new Map([...files].map(([name, text]) => [name, Buffer.from(text)]));
  const { body } = await sendRegister(persona, 'imports', await zipped(bytes)).expect(202);
  return importOver(persona, (body as Asked).importId);
}
