import { zipSync } from 'fflate';

export const fileNames = [
  'familjer.csv',
  'personer.csv',
  'kontakter.csv',
  'moten.csv',
  'ateraktualiseringar.csv',
  'konsultationer.csv',
] as const;

/** The zip somebody chose, or one made of the files somebody chose; the api says what is wrong with it. */
export async function zipOf(files: readonly File[]): Promise<Blob> {
  const [first] = files;
  if (files.length === 1 && first?.name.toLowerCase().endsWith('.zip')) return first;
  const entries = await Promise.all(
    files.map(async (file) => [file.name, new Uint8Array(await file.arrayBuffer())] as const),
  );
  const zip = zipSync(Object.fromEntries(entries));
  return new Blob([new Uint8Array(zip)], { type: 'application/zip' });
}

/** As a request body, which the generated client would write as JSON. */
export function asZip(zip: Blob) {
  return {
    body: zip as unknown as string,
    bodySerializer: () => zip,
    headers: { 'Content-Type': 'application/zip' },
  };
}
