import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { command, inData, isMain, needNode, root, say } from './place.mjs';
import { startPostgres, stopPostgres } from './postgres/cluster.mjs';

const committed = path.join(root, 'apps/web/src/api/schema.d.ts');

/** A page tells problems apart by their code, so it needs one type for them and not one per status. */
function withOneProblem({ paths, components, ...document }) {
  const problem = { $ref: '#/components/schemas/Problem' };
  const responses = {
    Problem: {
      description: 'See code',
      content: { 'application/problem+json': { schema: problem } },
    },
  };
  const ofOperation = ({ responses: all, ...operation }) => {
    const successes = Object.entries(all).filter(([status]) => status.startsWith('2'));
    const failure = { $ref: '#/components/responses/Problem' };
    return { ...operation, responses: { ...Object.fromEntries(successes), default: failure } };
  };
  const mapped = (object, change) =>
    Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
  return {
    ...document,
    paths: mapped(paths, (item) => mapped(item, ofOperation)),
    components: { ...components, responses },
  };
}

/** The types of the api as the pages see it, from its OpenAPI document. */
async function clientFrom(document) {
  const { default: openapi, astToString } = await import('openapi-typescript');
  return `// Made by \`npm run api-client\` from the rooms' doors; not to be changed by hand.\n${astToString(await openapi(withOneProblem(document)))}`;
}

/** The api is put together on an empty database of its own, and never listens. */
async function documentOfThisClone() {
  await build();
  const dist = createRequire(path.join(root, 'dist', 'apps', 'api', 'main.js'));
  dist('reflect-metadata');
  const folder = inData('api-client', String(process.pid));
  mkdirSync(folder, { recursive: true });
  const postgres = path.join(folder, 'postgres');
  try {
    const { url } = await startPostgres(postgres, {
      settings: { fsync: 'off' },
      durable: false,
      log: path.join(folder, 'postgres.log'),
    });
    await dist('../../infra/migrate.js').migrate(url);
    const platform = dist('../../libs/platform/index.js');
    const configuration = platform.readConfiguration({ DATABASE_URL: url });
    const logger = new platform.JsonLogger('error', process.stderr);
    const app = await dist('./create-api.js').createApi(configuration, logger);
    const document = platform.openApiOf(app);
    await app.close();
    return document;
  } finally {
    await stopPostgres(postgres);
    rmSync(folder, { recursive: true, force: true });
  }
}

if (isMain(import.meta)) {
  await command(async () => {
    needNode();
    // The test hands over the document of the api it has at hand.
    if (process.argv[2] === '--compare') {
      const client = await clientFrom(JSON.parse(readFileSync(0, 'utf8')));
      if (client === readFileSync(committed, 'utf8')) return 0;
      say(`${path.relative(root, committed)} is not of this api: npm run api-client`);
      return 1;
    }
    await ensureInstalled();
    writeFileSync(committed, await clientFrom(await documentOfThisClone()));
    say(`Wrote ${path.relative(root, committed)}.`);
    return 0;
  });
}
