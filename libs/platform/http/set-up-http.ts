import { isUuid } from '@famsam/kernel';
import { Logger } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { newId } from '../ids';
import { observeRequest } from '../metrics';
import { NotFoundError } from '../errors';
import { refuseUnfit } from './fit';
import { problem, ProblemError } from './problem';
import { ProblemFilter } from './problem.filter';

const oneMiB = 1024 * 1024;

/** As much as the longest form of any door holds, letter by letter of three bytes. */
export const usualBody = 160 * 1024;

/** To be created with `bodyParser: false`: only what `setUpHttp` names is understood as a body. */
export function httpAdapter(): FastifyAdapter {
  return new FastifyAdapter({
    genReqId: () => newId(),
    bodyLimit: usualBody,
    // At the end requests under way are answered; connections that only wait are closed.
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 400 },
    // Before there is a route, and so before the filter: an address with bytes that are no UTF-8.
    frameworkErrors: (_error: Error, request: FastifyRequest, reply: FastifyReply) => {
      const detail = 'The address is not encoded as UTF-8 with percent signs.';
      void reply
        .status(400)
        .headers(securityHeaders)
        .type('application/problem+json')
        .send({
          ...problem('request.malformed', { detail, field: 'address' }),
          ...{ instance: '/', correlationId: request.id },
        });
    },
  });
}

/** The manners of decision 0006: loopback only, problems, ids in addresses, one log line per request. */
export function setUpHttp(app: NestFastifyApplication): void {
  const logger = new Logger('http');
  const server = app.getHttpAdapter().getInstance();
  // The register comes as a zip, held whole: one of 20,000 families is 2 MiB.
  server.addContentTypeParser(
    'application/zip',
    { parseAs: 'buffer', bodyLimit: 5 * oneMiB },
    (_request: FastifyRequest, body: Buffer, done: (error: null, body: Buffer) => void) =>
      done(null, body),
  );
  server.removeContentTypeParser('text/plain');
  server.addHook('onRoute', (route: RouteOptions) => {
    const { bodyLimit } = (route.config ?? {}) as { bodyLimit?: number };
    if (bodyLimit !== undefined) route.bodyLimit = bodyLimit;
  });
  server.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    void reply.headers({ ...securityHeaders, 'x-correlation-id': request.id });
    if (!isLoopback(request.headers.host)) throw new ProblemError('host.not-loopback');
  });
  server.addHook('preValidation', async (request: FastifyRequest) => {
    for (const [name, value] of Object.entries(request.params ?? {})) {
      // Postgres would answer with an error to an id that is none.
      if (isIdName(name) && !isUuid(String(value)))
        throw new NotFoundError(whatOf(name), 'malformed');
    }
    // Also where no body is asked for: its fingerprint is taken all the same.
    refuseUnfit(request.body);
  });
  server.addHook('onResponse', async (request: FastifyRequest, reply: FastifyReply) => {
    const { method, id } = request;
    const route = request.routeOptions.url ?? 'none';
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    // A stream lasts as long as somebody looks at the page: its time says nothing of ours.
    if (reply.getHeader('content-type') !== 'text/event-stream')
      observeRequest(method, route, reply.statusCode, ms);
    logger.log({
      message: 'request',
      method,
      route,
      status: reply.statusCode,
      ms,
      correlationId: id,
    });
  });
  app.useGlobalFilters(new ProblemFilter());
}

const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  // law.md 6: nothing is loaded from elsewhere. The page of /api/docs has styles inside.
  'content-security-policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'",
};

/** A page elsewhere that names this machine by its own host name gets no answer (DNS rebinding). */
function isLoopback(host: string | undefined): boolean {
  const name = (host ?? '').replace(/:\d+$/, '');
  return name === 'localhost' || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name);
}

/** By convention a path parameter called `id` or `somethingId` is a UUID. */
export function isIdName(name: string): boolean {
  return name === 'id' || name.endsWith('Id');
}

function whatOf(name: string): string {
  return name === 'id' ? 'entry' : name.slice(0, -2);
}
