import { z } from 'zod';

/** Everything a process is told from outside, read once at its start. */
export interface Configuration {
  /** The owner's address; services take on the role `famsam_service` when they connect. */
  readonly databaseUrl: string;
  /** With it the queues run on Redis, without it on Postgres (decision 0007). */
  readonly redisUrl: string | null;
  /** After so long without a sign of life from its worker, a job is given to another. */
  readonly jobLockMs: number;
  readonly port: number;
  /** Where an embedded installation keeps its files. */
  readonly dataDir: string;
  /** Where the built pages are. */
  readonly webDir: string;
  /** The vault's master key, 32 bytes. Without it the vault neither reads nor writes. */
  readonly vaultKey: Buffer | null;
  readonly logLevel: LogLevel;
  /** What links in messages begin with. */
  readonly publicUrl: string;
  readonly mail: MailConfiguration;
  /** Where calendars may be fetched from: `host` (its port 443) or `host:port`. Nowhere when empty. */
  readonly calendarHosts: readonly string[];
}

/** How people outside are reached. */
export interface MailConfiguration {
  /** The server that takes mail; without one, messages go to the mailbox inside the product. */
  readonly url: string | null;
  readonly from: string;
  /** Where answers to invitations come in by SMTP; without a port nobody listens. */
  readonly inPort: number | null;
  readonly inHost: string;
  /** Folders that a gateway reads: text messages, and secure digital communication (law.md 27). Off when null. */
  readonly smsDir: string | null;
  readonly secureDir: string | null;
}

export const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Injection token of the Configuration. */
export const CONFIGURATION = Symbol('Configuration');

/** Says which variable is wrong and what would be right; never shows what it held. */
export class ConfigurationError extends Error {}

function url(...protocols: string[]) {
  return z
    .string()
    .refine(
      (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol),
      `must be an address that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`,
    );
}

function port() {
  const rule = 'must be a port number';
  return z.coerce.number(rule).int(rule).min(0, rule).max(65535, rule);
}

function seconds() {
  const rule = 'must be a whole number of seconds, from 1 to 3600';
  return z.coerce.number(rule).int(rule).min(1, rule).max(3_600, rule);
}

const hostOrHostAndPort = /^([a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:.]+\])(:\d{1,5})?$/;

const environment = z.object({
  DATABASE_URL: url('postgres:', 'postgresql:'),
  REDIS_URL: url('redis:', 'rediss:').optional(),
  JOB_LOCK_SECONDS: seconds().default(30),
  PORT: port().default(3000),
  FAMSAM_DATA_DIR: z.string().default('.data'),
  FAMSAM_WEB_DIR: z.string().default('dist/web'),
  FAMSAM_VAULT_KEY: z
    .string()
    .transform((text) => Buffer.from(text, 'base64'))
    .refine((key) => key.length === 32, 'must be 32 bytes written in base64')
    .optional(),
  FAMSAM_LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
  PUBLIC_URL: url('http:', 'https:').optional(),
  MAIL_URL: url('smtp:', 'smtps:').optional(),
  MAIL_FROM: z.email('must be an address for mail').optional(),
  MAIL_IN_PORT: port().optional(),
  MAIL_IN_HOST: z.string().default('127.0.0.1'),
  SMS_DIR: z.string().optional(),
  SDC_DIR: z.string().optional(),
  CALENDAR_HOSTS: z
    .string()
    .transform((text) =>
      text
        .toLowerCase()
        .split(',')
        .map((host) => host.trim()),
    )
    .refine(
      (hosts) => hosts.every((host) => hostOrHostAndPort.test(host)),
      'must be hosts, or host:port, with commas between',
    )
    .optional(),
});

const demoSender = 'bokning@exempel.se';

export function readConfiguration(env: NodeJS.ProcessEnv): Configuration {
  // An empty variable is a variable that is not set, as compose files write it.
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = environment.safeParse(set);
  if (!read.success) {
    const faults = read.error.issues.map((issue) => {
      const name = issue.path.join('.');
      return set[name] === undefined ? `${name} is not set` : `${name} ${issue.message}`;
    });
    throw new ConfigurationError(faults.join('; '));
  }
  if (read.data.MAIL_URL !== undefined && read.data.MAIL_FROM === undefined)
    throw new ConfigurationError('MAIL_FROM is not set, which MAIL_URL needs');
  return {
    databaseUrl: read.data.DATABASE_URL,
    redisUrl: read.data.REDIS_URL ?? null,
    jobLockMs: read.data.JOB_LOCK_SECONDS * 1_000,
    port: read.data.PORT,
    dataDir: read.data.FAMSAM_DATA_DIR,
    webDir: read.data.FAMSAM_WEB_DIR,
    vaultKey: read.data.FAMSAM_VAULT_KEY ?? null,
    logLevel: read.data.FAMSAM_LOG_LEVEL,
    publicUrl: (read.data.PUBLIC_URL ?? `http://127.0.0.1:${read.data.PORT}`).replace(/\/$/, ''),
    mail: {
      url: read.data.MAIL_URL ?? null,
      from: read.data.MAIL_FROM ?? demoSender,
      inPort: read.data.MAIL_IN_PORT ?? null,
      inHost: read.data.MAIL_IN_HOST,
      smsDir: read.data.SMS_DIR ?? null,
      secureDir: read.data.SDC_DIR ?? null,
    },
    calendarHosts: read.data.CALENDAR_HOSTS ?? [],
  };
}
