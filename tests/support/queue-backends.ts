export const redisUrl = process.env.TEST_REDIS_URL;

/** What queues may run on, each with what a house is told of it; Redis where there is one. */
export const backends: readonly [string, Record<string, string>][] = [
  ['Postgres', {}],
  ...(redisUrl ? [['Redis', { REDIS_URL: redisUrl }] as [string, Record<string, string>]] : []),
];
