import { newId } from '@famsam/platform';
import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumArguments, findChromium } from '../support/chromium';
import { HttpClient } from './http-client';
import { atMost, line, median, quantile, type Measure } from './measure';
import { famsam, start } from './processes';

const tables = '/api/v1/statistics/tables';
const consultations = '/api/v1/consultations';
const written = JSON.stringify({ heldOn: '2025-03-31', kind: 'private-person' });

/** Screens of others that show each consultation: by whom, where, what to read again, and what changes. */
const screens = [
  ['another list', 'coordinator', '/konsultationer', `${consultations}?limit=100`, 'tbody'],
  ['the figures', 'steering-group', '/statistik', '/api/v1/statistics/report', '.key-figures'],
] as const;

/**
 * From the sending of a command until its effect can be read, and until it stands on a screen that
 * nobody touches. The limit is what cannot be done without: the command's own answer, and one to the
 * question that the screen asks.
 */
export const screen: Measure = {
  name: 'screen',
  async *run(bench) {
    const program = findChromium();
    if (!program) {
      bench.say('left out: there is no chromium on PATH; CHROMIUM_PATH names one elsewhere');
      return;
    }
    const url = await bench.createDatabase('bench_screen');
    await famsam(bench, url, ['demo', 'load', '--empty']);
    const [api, worker] = [await start(bench, url, 'api'), await start(bench, url, 'worker')];
    const started = await chromium.launch({ executablePath: program, args: chromiumArguments });
    const client = new HttpClient(api.port);
    try {
      // Fewer than a page of the list holds.
      const times = Math.min(30, bench.size.questions);
      for (let warmUp = 0; warmUp < 10; warmUp += 1) await untilRead(client);
      const read = await each(times, () => untilRead(client));
      yield line('command to read model, median', 'ms', { ours: median(read) }, atMost(50));

      for (const [name, persona, path, question, changing] of screens) {
        const page = await signedIn(started, persona, `http://127.0.0.1:${api.port}${path}`);
        const nextChange = await watch(page, changing);
        const answers: number[] = [];
        const untilShown = async () => {
          const change = nextChange();
          const began = performance.now();
          await write(client);
          answers.push(performance.now() - began);
          return (await change) - began;
        };
        // A page that has only just opened is busy with itself.
        await each(3, untilShown);
        const shown = await each(times, untilShown);
        const asked = await each(times, () => timed(() => client.get(question)));
        const figures = { ours: median(shown), limit: median(answers) + median(asked) };
        const slowest = `p95 ${quantile(shown, 0.95).toFixed(0)} ms`;
        yield line(`command to ${name}, median`, 'ms', figures, atMost(1_000), slowest);
        await page.context().close();
      }
    } finally {
      client.close();
      await started.close();
      await worker.stop();
      await api.stop();
      await bench.dropDatabase('bench_screen');
    }
  },
};

/** One after another: the next begins when the last has been seen. */
async function each(times: number, work: () => Promise<number>): Promise<number[]> {
  const all: number[] = [];
  while (all.length < times) all.push(await work());
  return all;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function write(client: HttpClient): Promise<void> {
  const { status } = await client.post(consultations, newId(), written);
  if (status !== 201) throw new Error(`a consultation was answered ${status}`);
}

async function lastKnown(client: HttpClient): Promise<number> {
  const { body } = await client.get(tables);
  return (JSON.parse(body) as { consultations: number }).consultations;
}

/** Asked for again and again, so that the answer may be late by one question at most. */
async function untilRead(client: HttpClient): Promise<number> {
  const before = await lastKnown(client);
  return timed(async () => {
    await write(client);
    while ((await lastKnown(client)) === before);
  });
}

async function signedIn(browser: Browser, persona: string, address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(`sessionStorage.setItem('famsam.persona', '${persona}')`);
  await page.goto(address);
  return page;
}

/** Gives a way to wait for the next change of what is read there, to the instant when it came. */
async function watch(page: Page, selector: string): Promise<() => Promise<number>> {
  let tell: (at: number) => void = () => undefined;
  await page.exposeFunction('changed', () => tell(performance.now()));
  await page.locator(selector).waitFor();
  await page.evaluate(`{
    const text = () => document.querySelector('${selector}')?.textContent;
    let before = text();
    new MutationObserver(() => {
      if (text() === before) return;
      before = text();
      changed();
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  }`);
  return () => new Promise((resolve) => (tell = resolve));
}
