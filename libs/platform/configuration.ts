import { z } from 'zod';

/** Everything a process is told from outside, read once at its start. */
export interface Configuration {
  /** The owner's address; services take on the role `famsam_service` when they connect. */
  readonly databaseUrl: string;
  /** With it the queues run on Redis, without it on Postgres (decision 0007). */
  readonly redisUrl: string | null;
  readonly port: number;
  /** Where an embedded installation keeps its files. */
  readonly dataDir: string;
  /** Where the built pages are. */
  readonly webDir: string;
  /** The vault's master key, 32 bytes. Without it the vault neither reads nor writes. */
  readonly vaultKey: Buffer | null;
  readonly logLevel: LogLevel;
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

const environment = z.object({
  DATABASE_URL: url('postgres:', 'postgresql:'),
  REDIS_URL: url('redis:', 'rediss:').optional(),
  PORT: z.coerce
    .number('must be a port number')
    .int('must be a port number')
    .min(0, 'must be a port number')
    .max(65535, 'must be a port number')
    .default(3000),
  FAMSAM_DATA_DIR: z.string().default('.data'),
  FAMSAM_WEB_DIR: z.string().default('dist/web'),
  FAMSAM_VAULT_KEY: z
    .string()
    .transform((text) => Buffer.from(text, 'base64'))
    .refine((key) => key.length === 32, 'must be 32 bytes written in base64')
    .optional(),
  FAMSAM_LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
});

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
  return {
    databaseUrl: read.data.DATABASE_URL,
    redisUrl: read.data.REDIS_URL ?? null,
    port: read.data.PORT,
    dataDir: read.data.FAMSAM_DATA_DIR,
    webDir: read.data.FAMSAM_WEB_DIR,
    vaultKey: read.data.FAMSAM_VAULT_KEY ?? null,
    logLevel: read.data.FAMSAM_LOG_LEVEL,
  };
}
