import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { anApp, type TestApp } from '../support/app';

const folder = mkdtempSync(join(tmpdir(), 'famsam-web-'));
const script = 'console.log("Idag");';
let house: TestApp;

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>FamSam</title>');
  writeFileSync(join(folder, 'mark.svg'), '<svg/>');
  writeFileSync(join(folder, 'favicon.ico'), '');
  writeFileSync(join(folder, 'assets', 'index-abc123.js'), script);
  writeFileSync(join(folder, 'assets', 'index-abc123.js.gz'), gzipSync(script));
  house = await anApp({ FAMSAM_WEB_DIR: folder });
});

afterAll(async () => {
  await house?.close();
  rmSync(folder, { recursive: true });
});

const page = (path: string) => house.nobody().get(path).set('Accept', 'text/html,*/*;q=0.8');

it.each(['/valj-roll', '/idag', '/arenden/0199d0a0-0000-7000-8000-000000000001?flik=1'])(
  'gives the page at %s, never kept, with no script of its own',
  async (path) => {
    const { text, headers } = await page(path).expect(200);
    expect(text).toContain('<title>FamSam</title>');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('http');
  },
);

it.each(['/api/v1/nowhere', '/api', '/assets/gone-abc.js', '/assets/'])(
  'gives a problem, not the page, at %s',
  async (path) => {
    const { body } = await page(path).expect(404);
    expect(body).toMatchObject({ code: 'route.not-found', status: 404 });
  },
);

it('gives a program that asks for no page a problem', async () => {
  await house.nobody().get('/idag').set('Accept', 'application/json').expect(404);
  await house.nobody().get('/idag').expect(404);
  await house.nobody().post('/idag').set('Accept', 'text/html').expect(404);
});

it('gives files for ever, in the form that the reader understands', async () => {
  const packed = await house.nobody().get('/assets/index-abc123.js').set('Accept-Encoding', 'gzip');
  expect(packed.headers['content-encoding']).toBe('gzip');
  expect(packed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(packed.headers['content-type']).toContain('javascript');
  expect(packed.headers['vary']?.toLowerCase()).toContain('accept-encoding');
  expect(packed.text).toBe(gunzipSync(gzipSync(script)).toString());
  const plain = await house
    .nobody()
    .get('/assets/index-abc123.js')
    .set('Accept-Encoding', 'identity');
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.text).toBe(script);
});

it.each(['/assets/../index.html', '/assets/..%2findex.html'])(
  'gives no file from outside its folder: %s',
  async (path) => {
    const { status } = await house.nobody().get(path);
    expect([403, 404]).toContain(status);
  },
);

it.each([
  ['/mark.svg', 'image/svg+xml'],
  ['/favicon.ico', 'image/x-icon'],
])('has a mark at %s', async (path, type) => {
  const { headers } = await house.nobody().get(path).expect(200);
  expect(headers['content-type']).toContain(type);
});

it('leads from the plain page to the application and to the api', async () => {
  const { text } = await house.nobody().get('/').expect(200);
  expect(text).toContain('href="/valj-roll"');
  expect(text).toContain('href="/api/docs"');
});
