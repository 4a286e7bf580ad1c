import 'reflect-metadata';
import { JsonLogger, readConfiguration } from '@famsam/platform';
import { failToStart } from '../fail-to-start';
import { createApi, listen } from './create-api';

async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const logger = new JsonLogger(configuration.logLevel, process.stdout);
  const app = await createApi(configuration, logger);
  app.enableShutdownHooks();
  await listen(app, configuration.port);
}

main().catch(failToStart);
