import { PublishedReport } from '@famsam/statistics';
import { QueryBus } from '@nestjs/cqrs';
import { frontPage } from '../../apps/api/front-page';
import { anApp, type TestApp } from '../support/app';

let house: TestApp;

beforeAll(async () => {
  house = await anApp();
});

afterAll(() => house?.close());

async function page(path = '/'): Promise<string> {
  const { text, headers } = await house.nobody().get(path).expect(200);
  expect(headers['content-type']).toContain('text/html');
  return text;
}

it('shows the tables of the first area as of today, each with a caption and its definitions', async () => {
  const text = await page();
  expect(text).toContain('FamSam Provområdet i siffror');
  expect(text).toContain('<time datetime="2025-03-31">31 mars 2025</time>');
  const tables = text.match(/<table>/g)?.length;
  expect(tables).toBe(7);
  expect(text.match(/<caption>/g)).toHaveLength(7);
  expect(text.match(/<summary>Så räknas det/g)).toHaveLength(7);
  expect(text).toContain('Familjer som räknas, efter vem som aktualiserade.');
});

it('leads to the description of the api', async () => {
  expect(await page()).toContain('<a href="/api/docs">');
});

it('takes another day, and today for what is no day', async () => {
  expect(await page('/?asOf=2022-11-16')).toContain('16 november 2022');
  expect(await page('/?asOf=%3Cscript%3E')).toContain('31 mars 2025');
  expect(await page('/?asOf=2022-11-16&asOf=2021-09-30')).toContain('31 mars 2025');
});

it('is Swedish, has no script, and loads nothing', async () => {
  const text = await page();
  expect(text).toContain('<html lang="sv">');
  expect(text).not.toMatch(/<script|<img|<link|url\(|https?:/);
});

it('shows the name of an area as text', async () => {
  const { app } = house;
  const tables = await app
    .get(QueryBus, { strict: false })
    .execute(new PublishedReport(house.areaId, house.clock.today(), null));
  expect(frontPage(tables, '<b>&"')).toContain('FamSam &#60;b&#62;&#38;&#34; i siffror');
});

it('tells no small count, and reads aloud what it does not tell (law.md 29)', async () => {
  const report = await house.app
    .get(QueryBus, { strict: false })
    .execute(new PublishedReport(house.areaId, house.clock.today(), null));
  const text = frontPage(
    {
      ...report,
      byReferrer: {
        Vården: { masked: true },
        Förälder: { masked: true, complementary: true },
        Skola: 1234,
      },
    },
    'Provområdet',
  );
  const cellOf = (row: string) => text.split(`<th scope="row">${row}</th>`)[1]?.split('</tr>')[0];
  expect(cellOf('Vården')).toContain('&#60;5</span><span class="aloud">färre än fem<');
  expect(cellOf('Förälder')).toContain('–</span><span class="aloud">visas inte<');
  expect(cellOf('Skola')).toContain('1 234'.replace(' ', '\u00a0'));
});
