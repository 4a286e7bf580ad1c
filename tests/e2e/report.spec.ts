import { anApp, type TestApp } from '../support/app';

jest.setTimeout(60_000);

const masked = { masked: true };

describe('the report', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await anApp();
    const coordinator = app.as('coordinator');
    for (const code of ['1884', '1885']) {
      await coordinator.post('/directory/municipalities', { code }).expect(201);
    }
    for (const heldOn of ['2025-03-01', '2025-03-02', '2025-03-20']) {
      const talk = { kind: 'private-person', heldOn };
      await coordinator.post('/consultations', talk).expect(201);
    }
    await app.catchUp();
  });
  afterAll(() => app?.close());

  it('is masked for the steering group, in every form, and plain for the team', async () => {
    for (const persona of ['coordinator', 'operator'] as const) {
      const { body } = await app.as(persona).get('/statistics/report').expect(200);
      expect(body).toMatchObject({ consultations: 3, publishable: false, asOf: '2025-03-31' });
    }
    const group = app.as('steering-group');
    const { body, headers } = await group.get('/statistics/report').expect(200);
    expect(body).toMatchObject({ consultations: masked, publishable: true });
    expect(headers.etag).toMatch(/^"[0-9a-f]{24}"$/);
    const figure = body.figures.find(({ id }: { id: string }) => id === 'consultations');
    expect(figure).toMatchObject({ numerator: masked, value: masked, denominator: null });

    const changes = await group.get('/statistics/changes?since=2025-03-01').expect(200);
    expect(changes.body.figures).toEqual([]);
    const plain = await app.as('operator').get('/statistics/changes?since=2025-03-01').expect(200);
    expect(plain.body).toMatchObject({
      corrections: null,
      figures: [{ id: 'consultations', before: 1, after: 3, difference: 2, published: null }],
    });
  });

  it('lets no referrer in', async () => {
    for (const path of ['report', 'report.csv', 'report.xlsx', 'series', 'tables']) {
      await app.as('referrer').get(`/statistics/${path}`).expect(403);
    }
  });

  it('comes as text that a Swedish Excel opens', async () => {
    const { text, headers } = await app
      .as('steering-group')
      .get('/statistics/report.csv?asOf=2025-03-31')
      .expect(200);
    expect(headers['content-disposition']).toBe('attachment; filename="famsam-2025-03-31.csv"');
    expect(text.startsWith('\uFEFFPer år\r\nÅr;Familjer;')).toBe(true);
    expect(text).toContain('Konsulterande samtal;<5\r\n');
    expect(text).toContain('1884;Nora;0;0;0;okänt;okänt\r\n');
    const team = await app.as('coordinator').get('/statistics/report.csv').expect(200);
    expect(team.text).toContain('Konsulterande samtal;3\r\n');
  });

  it('comes as a workbook with numbers in it', async () => {
    const { body, headers } = await app
      .as('coordinator')
      .get('/statistics/report.xlsx')
      .responseType('blob')
      .expect(200);
    expect(headers['content-type']).toContain('spreadsheetml.sheet');
    expect((body as Buffer).subarray(0, 2).toString()).toBe('PK');
  });

  it('draws a line through the ends of months', async () => {
    const { body } = await app
      .as('steering-group')
      .get('/statistics/series?from=2025-01-15&to=2025-03-10')
      .expect(200);
    const days = body.points.map(({ day }: { day: string }) => day);
    expect(days).toEqual(['2025-01-31', '2025-02-28', '2025-03-10']);
    expect(body.points[0]).toMatchObject({ families: 0, byMunicipality: [{ code: '1884' }, {}] });
    const far = '/statistics/series?from=2001-01-01&to=2025-03-10';
    await app.as('steering-group').get(far).expect(400);
    await app.as('steering-group').get('/statistics/changes?since=2025-04-02').expect(400);
  });
});
