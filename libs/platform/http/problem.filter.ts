import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { placeOf } from '../place-of-error';
import { ProblemError, problemOf } from './problem';

/** The only place where an error becomes an answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOf(error);
    // A problem that was chosen, such as not-ready, is no accident.
    if (problem.status >= 500 && !(error instanceof ProblemError)) {
      this.logger.error({
        message: 'a request failed',
        correlationId: request.id,
        error: error instanceof Error ? error.name : typeof error,
        at: placeOf(error),
        ...(isCoded(error) && { code: error.code }),
      });
    }
    if (reply.sent) return;
    void reply
      .status(problem.status)
      .headers(headersOf(problem.code))
      .type('application/problem+json')
      .send({ ...problem, instance: request.url.split('?', 1)[0], correlationId: request.id });
  }
}

function headersOf(code: string): Record<string, string> {
  if (code === 'version.conflict') return { 'retry-after': '1' };
  if (code === 'files.busy') return { 'retry-after': '10' };
  if (code === 'persona.missing') return { 'www-authenticate': 'X-Demo-Persona' };
  return {};
}

function isCoded(error: unknown): error is { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
