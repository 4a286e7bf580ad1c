import type { LoggerService } from '@nestjs/common';
import { pino, stdTimeFunctions, type Logger } from 'pino';
import type { LogLevel } from './configuration';

export interface LogStream {
  write(line: string): void;
}

/**
 * One JSON object a line. What is logged is chosen by the caller: codes, counts, route patterns and
 * ids of requests, never a body, a query or a person's text (law.md 16).
 */
export class JsonLogger implements LoggerService {
  private readonly pino: Logger;

  constructor(level: LogLevel, stream: LogStream) {
    this.pino = pino(
      {
        level,
        base: null,
        timestamp: stdTimeFunctions.isoTime,
        formatters: { level: (label) => ({ level: label }) },
      },
      stream,
    );
  }

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
    const stack = message instanceof Error ? message.stack : rest.length > 1 ? rest[0] : undefined;
    // What is undefined is left out by pino.
    this.pino[level === 'info' && isWiring(context) ? 'debug' : level]({
      context: typeof context === 'string' ? context : undefined,
      ...(isFields(message) ? message : { message: textOf(message) }),
      stack: typeof stack === 'string' ? stack : undefined,
    });
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
