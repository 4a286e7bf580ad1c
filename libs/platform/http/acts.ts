import type { Type } from '@nestjs/common';
import { Delete, HttpCode, Param, ParseUUIDPipe, Post, Put, Res } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import type { Command, CommandBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { CommandContext, CommandResult } from '../command-context';
import { answer, type CommandAnswer } from './answer';
import { Answers } from './answers';
import { Change } from './change';
import { CommandContextOf } from './command-context-of';
import { ValidBody } from './valid';

const methods = { POST: Post, PUT: Put, DELETE: Delete } as const;

type Route = `${keyof typeof methods} ${string}`;

/** The names behind the colons of a path. */
type IdsIn<Path extends string> = Path extends `${string}:${infer Id}/${infer Rest}`
  ? Id | IdsIn<Rest>
  : Path extends `${string}:${infer Id}`
    ? Id
    : never;

interface ActOptions<Body extends z.ZodType> {
  readonly summary: string;
  /** Nest answers 201 to a POST and 200 to all else. */
  readonly status?: 200;
  readonly ifMatch?: true;
  readonly body?: Body;
  readonly example?: unknown;
  /** Codes of the rejections that it may be refused with, beside those of the form. */
  readonly rejections?: readonly string[];
}

interface ActInput<Ids extends string, Body> {
  readonly context: CommandContext;
  readonly ids: Readonly<Record<Ids, string>>;
  readonly body: Body;
}

/** The command to run, and what the answer says beside its result. */
type ActOutcome<Answer> = { readonly command: Command<CommandResult> } & Omit<
  Answer,
  keyof CommandAnswer
>;

/**
 * Adds what can be done with a stream to its controller, a call per row instead of a handler each:
 * checked body, ids of the path (UUIDs all), idempotency key and If-Match, the command, its answer.
 * `Ids` are those in the controller's own path. `forWhom` is the decorator that says who may do it: one on the class
 * has run before there is anything to say it of.
 */
export function actsOf<Ids extends string, Answer extends z.ZodType<CommandAnswer>>(
  controller: Type<{ readonly commands: CommandBus }>,
  answers: Answer,
  forWhom: MethodDecorator,
) {
  const prototype = controller.prototype as Record<string, unknown>;
  const base = Reflect.getMetadata(PATH_METADATA, controller) as string;

  return <R extends Route, Body extends z.ZodType = z.ZodUndefined>(
    name: string,
    route: R,
    { status, body, example, ...options }: ActOptions<Body>,
    decide: (input: ActInput<Ids | IdsIn<R>, z.infer<Body>>) => ActOutcome<z.infer<Answer>>,
  ): void => {
    const [method, path = ''] = route.split(' ') as [keyof typeof methods, string?];
    const names = [...`${base}/${path}`.matchAll(/:(\w+)/g)].map(([, id]) => id as string);

    async function handle(
      this: { readonly commands: CommandBus },
      context: CommandContext,
      sent: z.infer<Body>,
      reply: FastifyReply,
      ...values: string[]
    ) {
      const ids = Object.fromEntries(names.map((id, at) => [id, values[at]])) as Record<
        Ids | IdsIn<R>,
        string
      >;
      const { command, ...more } = decide({ context, ids, body: sent });
      return { ...answer(reply, await this.commands.execute(command)), ...more };
    }

    Object.defineProperty(handle, 'name', { value: name });
    const descriptor = { value: handle, writable: true, configurable: true };
    Object.defineProperty(prototype, name, descriptor);
    Reflect.defineMetadata(
      'design:paramtypes',
      [Object, Object, Object, ...names.map(() => String)],
      prototype,
      name,
    );
    names.forEach((id, at) => Param(id, ParseUUIDPipe)(prototype, name, at + 3));
    Res({ passthrough: true })(prototype, name, 2);
    if (body) ValidBody(body, { example })(prototype, name, 1);
    CommandContextOf()(prototype, name, 0);
    (Answers(answers) as MethodDecorator)(prototype, name, descriptor);
    Change(options)(prototype, name, descriptor);
    forWhom(prototype, name, descriptor);
    if (status) HttpCode(status)(prototype, name, descriptor);
    methods[method](path)(prototype, name, descriptor);
  };
}
