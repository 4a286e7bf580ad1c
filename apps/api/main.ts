import 'reflect-metadata';
import { JsonLogger, readConfiguration } from '@famsam/platform';
import { failToStart } from '../fail-to-start';
import { createApi } from './create-api';

async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const logger = new JsonLogger(configuration.logLevel, process.stdout);
  const app = await createApi(configuration, logger);
  app.enableShutdownHooks();
  // Loopback only, until people can sign in (decision 0006).
  await app.listen(configuration.port, '127.0.0.1');
}

main().catch(failToStart);
