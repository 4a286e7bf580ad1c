import type { AreaId } from '@famsam/kernel';
import { RejectedError } from '@famsam/platform';
import { Injectable } from '@nestjs/common';
import { type Asked, UndoDeciding } from './undo.deciding';
import { mostLeft, type Told } from './undoes.store';

/**
 * What undoing an import would take back, before anybody asks for it. All events since are read for that, so it is
 * worked out for one import at a time in a process: areas wait for each other, whoever asks about the same import waits
 * for the same answer, and about another one of the area is told to come again.
 */
@Injectable()
export class UndoTelling {
  private readonly underWay = new Map<
    AreaId,
    { readonly bring: string; readonly told: Promise<Told> }
  >();
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly deciding: UndoDeciding) {}

  tell(asked: Asked): Promise<Told> {
    const { areaId, bring } = asked;
    const here = this.underWay.get(areaId);
    if (here?.bring === bring) return here.told;
    if (here) throw new RejectedError({ code: 'register.busy', because: 'state' });
    const told = this.last
      .then(() => this.workOut(asked))
      .finally(() => this.underWay.delete(areaId));
    this.last = told.catch(() => undefined);
    this.underWay.set(areaId, { bring, told });
    return told;
  }

  private async workOut(asked: Asked): Promise<Told> {
    const { counts, left } = await this.deciding.decide(asked);
    return { counts, left: left.slice(0, mostLeft) };
  }
}
