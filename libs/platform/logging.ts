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
    if (logLevels.indexOf(level) < logLevels.indexOf(this.level)) return;
    const context = rest.at(-1);
    const stack = message instanceof Error ? message.stack : rest.length > 1 ? rest[0] : undefined;
    this.stream.write(
      `${JSON.stringify({
        time: new Date().toISOString(),
        level,
        ...(typeof context === 'string' && { context }),
        ...(isFields(message) ? message : { message: textOf(message) }),
        ...(typeof stack === 'string' && { stack }),
      })}\n`,
    );
  }
}

function isFields(message: unknown): message is Record<string, unknown> {
  return typeof message === 'object' && message !== null && !(message instanceof Error);
}

function textOf(message: unknown): string {
  return message instanceof Error ? `${message.name}: ${message.message}` : String(message);
}
