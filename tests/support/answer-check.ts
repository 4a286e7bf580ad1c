import { answerSchemaOf } from '@famsam/platform';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { tap, type Observable } from 'rxjs';

/** Holds every answer of a test against the schema that documents it: nothing missing, nothing more. */
export class AnswerCheck implements NestInterceptor {
  private readonly faults = new Set<string>();

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const schema = answerSchemaOf(context.getHandler());
    if (!schema) return next.handle();
    const where = `${context.getClass().name}.${context.getHandler().name}`;
    return next.handle().pipe(
      tap((answer: unknown) => {
        const sent: unknown = JSON.parse(JSON.stringify(answer));
        const { success, data, error } = schema.safeParse(sent);
        for (const { path, message } of error?.issues ?? []) {
          this.faults.add(`${where} ${path.join('.')}: ${message}`);
        }
        if (success && !isDeepStrictEqual(data, sent)) this.faults.add(`${where} gives more`);
      }),
    );
  }

  /** Throws when any answer was not as documented. */
  complain(): void {
    if (this.faults.size === 0) return;
    throw new Error(`answers that are not as documented:\n${[...this.faults].join('\n')}`);
  }
}
