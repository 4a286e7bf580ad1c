import type { ContactMandate, DirectoryEvent } from '@famsam/contracts';
import type { Actor, AreaId, LocalDate, Recorded } from '@famsam/kernel';
import type { Projection } from '@famsam/platform';
import { Transactions } from '@famsam/platform';
import { ReadPersonalText } from '@famsam/privacy';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'directory', name: 'contact_person' })
export class ContactPersonRow {
  @PrimaryColumn({ name: 'area_id', type: 'uuid' })
  areaId!: AreaId;

  @PrimaryColumn({ name: 'contact_person_id', type: 'uuid' })
  contactPersonId!: string;

  @Column({ name: 'unit_id', type: 'uuid' })
  unitId!: string;

  @Column('text')
  mandate!: ContactMandate;

  @Column('date')
  since!: LocalDate;
}

export interface ContactPerson extends Omit<ContactPersonRow, 'areaId'> {
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

/** Contact persons by unit, without their names. */
export const contactPersonsProjection: Projection = {
  name: 'directory.contact-persons',
  mode: 'inline',
  handles: [
    'directory.contact-person-named',
    'directory.contact-person-changed',
    'directory.contact-person-left',
  ],
  tables: ['directory.contact_person'],
  async apply(tx, events) {
    for (const event of events as readonly Recorded<DirectoryEvent>[]) {
      if (
        event.type === 'directory.contact-person-named' ||
        event.type === 'directory.contact-person-changed'
      ) {
        const row = { areaId: tx.areaId, ...event.data, since: event.happenedOn };
        await tx.manager.upsert(ContactPersonRow, row, ['areaId', 'contactPersonId']);
      } else if (event.type === 'directory.contact-person-left') {
        const { contactPersonId } = event.data;
        await tx.manager.delete(ContactPersonRow, { areaId: tx.areaId, contactPersonId });
      }
    }
  },
};

/** Of one unit, or of all; the one named first comes first. The read of the names is logged (law.md 4). */
export class ContactPersonsOf extends Query<readonly ContactPerson[]> {
  constructor(
    readonly areaId: AreaId,
    readonly actor: Actor,
    readonly unitId?: string,
  ) {
    super();
  }
}

@QueryHandler(ContactPersonsOf)
export class ContactPersonsOfHandler implements IQueryHandler<ContactPersonsOf> {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: QueryBus,
  ) {}

  execute({ areaId, actor, unitId }: ContactPersonsOf): Promise<readonly ContactPerson[]> {
    return this.transactions.inArea(areaId, async (tx) => {
      const rows = await tx.manager.find(ContactPersonRow, {
        where: { areaId, ...(unitId !== undefined && { unitId }) },
        order: { since: 'asc', contactPersonId: 'asc' },
      });
      const ids = rows.map(({ contactPersonId }) => contactPersonId);
      const texts = await this.queries.execute(
        new ReadPersonalText(
          areaId,
          actor,
          ids,
          ['name', 'phone', 'email'],
          'directory',
          'left-out',
        ),
      );
      return rows.map(({ areaId: _area, ...row }) => {
        const { name = null, phone = null, email = null } = texts.get(row.contactPersonId) ?? {};
        return { ...row, name, phone, email };
      });
    });
  }
}
