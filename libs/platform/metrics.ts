import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What /metrics shows; one per process. */
export const metricsRegistry = new Registry();

collectDefaultMetrics({ register: metricsRegistry });

const appendSeconds = new Histogram({
  name: 'famsam_append_seconds',
  help: 'Time to append the events of one command, from the call to the commit.',
  buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 2],
  registers: [metricsRegistry],
});

/** By route pattern, so that no id of a person becomes a label. */
const requestSeconds = new Histogram({
  name: 'famsam_http_request_seconds',
  help: 'Time to answer a request.',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1, 5],
  registers: [metricsRegistry],
});

const lagEvents = new Gauge({
  name: 'famsam_projection_lag_events',
  help: 'Events that a projection has still to read, all areas together.',
  labelNames: ['projection'],
  registers: [metricsRegistry],
});

const lagSeconds = new Gauge({
  name: 'famsam_projection_lag_seconds',
  help: 'Age of the oldest event that a projection has still to read.',
  labelNames: ['projection'],
  registers: [metricsRegistry],
});

const parkedJobs = new Gauge({
  name: 'famsam_jobs_parked',
  help: 'Jobs that failed as often as they may, and wait for somebody to look.',
  labelNames: ['job'],
  registers: [metricsRegistry],
});

const unreadable = new Counter({
  name: 'famsam_unreadable_total',
  help: 'Texts and rows that were to be shown and could not be read.',
  labelNames: ['what'],
  registers: [metricsRegistry],
});

export function observeAppend(seconds: number): void {
  appendSeconds.observe(seconds);
}

export function observeRequest(method: string, route: string, status: number, ms: number): void {
  requestSeconds.observe({ method, route, status }, ms / 1000);
}

/** One row per projection and area; a scrape shows the events summed and the worst delay. */
export function showProjectionLag(
  rows: readonly { projection: string; eventsBehind: number; secondsBehind: number }[],
): void {
  lagEvents.reset();
  lagSeconds.reset();
  const worst = new Map<string, number>();
  for (const { projection, eventsBehind, secondsBehind } of rows) {
    lagEvents.inc({ projection }, eventsBehind);
    worst.set(projection, Math.max(worst.get(projection) ?? 0, secondsBehind));
  }
  for (const [projection, seconds] of worst) lagSeconds.set({ projection }, seconds);
}

export function showParkedJobs(counts: Readonly<Record<string, number>>): void {
  parkedJobs.reset();
  for (const [job, count] of Object.entries(counts)) parkedJobs.set({ job }, count);
}

export function countUnreadable(what: string, count: number): void {
  unreadable.inc({ what }, count);
}
