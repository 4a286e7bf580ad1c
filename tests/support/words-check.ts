import { commandContextOf, type PrincipalRequest } from '@famsam/platform';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Client } from 'pg';
import { tap, type Observable } from 'rxjs';
import { doorsBesideStreams, wordDoors } from './word-doors';

/** Holds what a test wrote into the vault against what was told of it: each door has its line, each write its event. */
export class WordsCheck implements NestInterceptor {
  /** By the command that went through. */
  private readonly doors = new Map<string, string>();

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<PrincipalRequest>();
    return next.handle().pipe(
      tap(() => {
        if (!request.principal || !request.headers['idempotency-key']) return;
        const { commandId } = commandContextOf(request, false);
        const path = request.routeOptions.url ?? '';
        const named = path.replace('/api/v1', '').replaceAll(/:(\w+)/g, '{$1}');
        this.doors.set(commandId, `${request.method} ${named}`);
      }),
    );
  }

  /** What went otherwise, by the log of the vault; asked while the database is there. */
  async faults(ownerUrl: string): Promise<readonly string[]> {
    const owner = new Client({ connectionString: ownerUrl });
    await owner.connect();
    const { rows } = await owner.query<{ command: string; told: boolean }>(
      `select l.command_id as command, bool_or(e.command_id is not null) as told
         from privacy.access_log l left join platform.event e using (area_id, command_id)
        where l.act = 'write' and cardinality(l.fields) > 0 group by 1`,
    );
    await owner.end();
    const faults = rows.flatMap(({ command, told }) => {
      const door = this.doors.get(command);
      if (door === undefined || doorsBesideStreams.includes(door)) return [];
      if (!told) return [`${door} writes words without an event`];
      const known = wordDoors.some((one) => one === door);
      return known ? [] : [`${door} writes words and has no line in tests/e2e/words.spec.ts`];
    });
    return [...new Set(faults)];
  }
}
