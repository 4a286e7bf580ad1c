import fastifyStatic from '@fastify/static';
import { ProblemError } from '@famsam/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * law.md 6: nothing is loaded from elsewhere, and no script stands in a page. Some controls of the
 * design system write styles of their own.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Browsers ask for the second by themselves, wherever a page names no other. */
const marks = { 'mark.svg': 'image/svg+xml', 'favicon.ico': 'image/x-icon' };

/** The built pages: files under names of their own for ever, and one page for every other address. */
export async function serveWeb(app: NestFastifyApplication, folder: string): Promise<void> {
  const root = path.resolve(folder);
  const server = app.getHttpAdapter().getInstance();
  // Vite names each file after what it holds, so whoever has one never needs to ask again.
  await app.register(fastifyStatic, {
    root: path.join(root, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    index: false,
    decorateReply: false,
    logLevel: 'warn',
  });
  for (const [mark, type] of Object.entries(marks))
    server.get(`/${mark}`, async (_request: FastifyRequest, reply: FastifyReply) =>
      reply.type(type).send(await read(root, mark)),
    );
  server.get('/*', async (request: FastifyRequest, reply: FastifyReply) => {
    if (!isForPage(request)) throw new ProblemError('route.not-found');
    const page = await read(root, 'index.html');
    return reply
      .header('content-security-policy', policy)
      .type('text/html; charset=utf-8')
      .send(page);
  });
}

/** Which addresses there are is the pages' own knowledge; the api, and files that are missing, are not for them. */
function isForPage({ url, headers }: FastifyRequest): boolean {
  return !/^\/(api|assets)(\/|$)/.test(url) && (headers.accept ?? '').includes('text/html');
}

async function read(root: string, file: string): Promise<Buffer> {
  try {
    return await readFile(path.join(root, file));
  } catch {
    throw new ProblemError('route.not-found');
  }
}
