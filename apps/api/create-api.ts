import type { Clock } from '@famsam/kernel';
import { httpAdapter, openApiOf, setUpHttp, type Configuration } from '@famsam/platform';
import type { LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { ApiModule } from './api.module';
import { serveWeb } from './serve-web';

const prefix = 'api/v1';
const outsidePrefix = ['/', 'health/live', 'health/ready', 'metrics'];

/** The api as it is served and as it is tested; it does not listen yet. */
export async function createApi(
  configuration: Configuration,
  logger: LoggerService,
  clock?: Clock,
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    ApiModule.of(configuration, clock),
    httpAdapter(),
    { bodyParser: false, logger, abortOnError: false },
  );
  app.setGlobalPrefix(prefix, { exclude: outsidePrefix });
  setUpHttp(app);
  await serveWeb(app, configuration.webDir);
  SwaggerModule.setup('api/docs', app, () => openApiOf(app), {
    jsonDocumentUrl: 'api/docs-json',
    yamlDocumentUrl: 'api/docs-yaml',
    customSiteTitle: 'FamSam API',
    swaggerOptions: { validatorUrl: null, persistAuthorization: true },
  });
  return app;
}

/** Loopback only, until people can sign in (decision 0006). */
export async function listen(app: NestFastifyApplication, port: number): Promise<void> {
  await app.listen(port, '127.0.0.1');
}
