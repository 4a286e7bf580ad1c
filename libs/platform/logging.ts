import type { LoggerService } from '@nestjs/common';
import { logLevels, type LogLevel } from './configuration';

export interface LogStream {
  write(line: string): unknown;
}

/**
 * One JSON object a line. What is logged is chosen by the caller: codes, counts, route patterns and
 * ids of requests, never a body, a query or a person's text (law.md 16).
 */
export class JsonLogger implements LoggerService {
  constructor(
    private readonly level: LogLevel,
    private readonly stream: LogStream,
  ) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  /** Nest hands over the name of the logger as the last word; errors bring a stack before it. */
  private write(level: LogLevel, message: unknown, rest: unknown[]): void {
    const context = rest.at(-1);
    const seen = level === 'info' && isWiring(context) ? 'debug' : level;
    if (logLevels.indexOf(seen) < logLevels.indexOf(this.level)) return;
    const stack = message instanceof Error ? message.stack : rest.length > 1 ? rest[0] : undefined;
    this.stream.write(
      `${JSON.stringify({
        time: new Date().toISOString(),
        level: seen,
        ...(typeof context === 'string' && { context }),
        ...(isFields(message) ? message : { message: textOf(message) }),
        ...(typeof stack === 'string' && { stack }),
      })}\n`,
    );
  }
}

/** Nest tells of every module and route that it wires: of use to nobody who runs the service. */
function isWiring(context: unknown): boolean {
  return ['InstanceLoader', 'RoutesResolver', 'RouterExplorer'].includes(String(context));
}

function isFields(message: unknown): message is Record<string, unknown> {
  return typeof message === 'object' && message !== null && !(message instanceof Error);
}

function textOf(message: unknown): string {
  return message instanceof Error ? `${message.name}: ${message.message}` : String(message);
}
