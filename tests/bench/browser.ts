import { chromium, type Browser } from 'playwright-core';
import { chromiumArguments, findChromium } from '../support/chromium';
import { atMost, line, median, type Measure } from './measure';
import { famsam, start } from './processes';

/** The first pages of everybody, and the form that is filled in on a phone. */
const pages = [
  ['/valj-roll', null],
  ['/idag', 'coordinator'],
  ['/mina-aktualiseringar', 'referrer'],
  ['/ny-aktualisering', 'referrer'],
  ['/statistik', 'steering-group'],
] as const;

const slowdown = 4;

/** What the page itself can tell of its beginning. */
interface PageStart {
  /** Milliseconds until the content stood there and the last long task was over. */
  readonly interactive: number;
  readonly shift: number;
  readonly scriptBytes: number;
}

/**
 * Runs before the page does. A page is there when it has its heading and nothing is on its way, and
 * can be used when no task of 50 ms or more has kept it busy for a second after that.
 */
const observer = `
  let shown = 0, busyUntil = 0, shift = 0;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) busyUntil = startTime + duration;
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
  const look = () => {
    if (!document.querySelector('main h1') || document.querySelector('.loading, [aria-busy=true]')) shown = 0;
    else shown ||= performance.now();
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  window.pageStart = () => new Promise((resolve) => {
    const ask = () => {
      const interactive = Math.max(shown, busyUntil);
      if (!shown || performance.now() - interactive < 1000) return setTimeout(ask, 50);
      const scripts = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'));
      const scriptBytes = scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
      resolve({ interactive, shift, scriptBytes });
    };
    ask();
  });
`;

/** The pages as somebody meets them for the first time, on a machine that is four times slower. */
export const browser: Measure = {
  name: 'browser',
  async *run(bench) {
    const program = findChromium();
    if (!program) {
      bench.say('left out: there is no chromium on PATH; CHROMIUM_PATH names one elsewhere');
      return;
    }
    const url = await bench.createDatabase('bench_browser');
    await famsam(bench, url, ['demo', 'load']);
    const api = await start(bench, url, 'api');
    const started = await chromium.launch({ executablePath: program, args: chromiumArguments });
    try {
      for (const [path, persona] of pages) {
        const rounds: PageStart[] = [];
        // The first one warms up the api, which is not what is measured.
        for (let round = 0; round <= bench.size.rounds; round += 1)
          rounds.push(await visit(started, `http://127.0.0.1:${api.port}${path}`, persona));
        const measured = rounds.slice(1);
        const of = (figure: keyof PageStart) => measured.map((one) => one[figure]);
        yield line(`${path} interactive`, 'ms', { ours: median(of('interactive')) }, atMost(2_500));
        yield line(`${path} layout shift`, '', { ours: Math.max(...of('shift')) }, atMost(0.05));
        const kilobytes = Math.max(...of('scriptBytes')) / 1_000;
        yield line(`${path} script`, 'kB', { ours: kilobytes }, atMost(250));
      }
    } finally {
      await started.close();
      await api.stop();
      await bench.dropDatabase('bench_browser');
    }
  },
};

/** By somebody whose browser has nothing of ours yet. */
async function visit(
  started: Browser,
  address: string,
  persona: string | null,
): Promise<PageStart> {
  const context = await started.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    const signIn = persona ? `sessionStorage.setItem('famsam.persona', '${persona}');` : '';
    await page.addInitScript({ content: signIn + observer });
    const devTools = await context.newCDPSession(page);
    await devTools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.goto(address);
    return await page.evaluate<PageStart>('window.pageStart()');
  } finally {
    await context.close();
  }
}
