import { RejectedError } from '@famsam/platform';
import { Injectable } from '@nestjs/common';
import { type Asked, UndoDeciding } from './undo.deciding';
import { mostLeft, type Told } from './undoes.store';

/**
 * What undoing an import would take back, before anybody asks for it. All events since are read for that, so it is
 * worked out for one import at a time in a process; whoever asks about the same one waits for the same answer.
 */
@Injectable()
export class UndoTelling {
  private underWay: { readonly bring: string; readonly told: Promise<Told> } | null = null;

  constructor(private readonly deciding: UndoDeciding) {}

  tell(asked: Asked): Promise<Told> {
    const { bring } = asked;
    if (this.underWay?.bring === bring) return this.underWay.told;
    if (this.underWay) throw new RejectedError({ code: 'register.busy', because: 'state' });
    const told = this.workOut(asked).finally(() => {
      this.underWay = null;
    });
    this.underWay = { bring, told };
    return told;
  }

  private async workOut(asked: Asked): Promise<Told> {
    const { counts, left } = await this.deciding.decide(asked);
    return { counts, left: left.slice(0, mostLeft) };
  }
}
