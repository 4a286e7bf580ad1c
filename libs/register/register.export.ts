import { FamilyRecords, ListConsultations } from '@famsam/cases';
import { municipalityByCode, UnitsOf } from '@famsam/directory';
import type { AreaId } from '@famsam/kernel';
import { Transactions } from '@famsam/platform';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { RegisterFile } from './register.words';
import { fileNames } from './register.words';
import { RegisterWriter } from './register.writing';

const page = 500;

/** One file of a register, as text in pieces. */
export interface ExportedFile {
  readonly name: RegisterFile;
  readonly text: Iterable<string>;
}

/** The area as the six files of a register. */
export class ExportRegister extends Query<readonly ExportedFile[]> {
  constructor(readonly areaId: AreaId) {
    super();
  }
}

@QueryHandler(ExportRegister)
export class ExportRegisterHandler implements IQueryHandler<ExportRegister> {
  constructor(
    private readonly queries: QueryBus,
    private readonly transactions: Transactions,
  ) {}

  /** All pages from one picture of the area. */
  execute({ areaId }: ExportRegister): Promise<readonly ExportedFile[]> {
    return this.transactions.readInArea(areaId, async () => {
      const units = await this.queries.execute(new UnitsOf(areaId));
      const unitNames = new Map(units.map(({ unitId, name }) => [unitId, name]));
      const writer = new RegisterWriter({
        unit: (unitId) => unitNames.get(unitId) ?? unitId,
        municipality: (code) => municipalityByCode(code)?.name ?? code,
      });
      await this.addFamilies(areaId, writer);
      await this.addConsultations(areaId, writer);
      return fileNames.map((name) => ({ name, text: writer.file(name) }));
    });
  }

  private async addFamilies(areaId: AreaId, writer: RegisterWriter): Promise<void> {
    let after: string | null = null;
    do {
      const query: FamilyRecords = new FamilyRecords(areaId, after, page);
      const { items, next } = await this.queries.execute(query);
      for (const family of items) writer.addFamily(family);
      after = next;
    } while (after !== null);
  }

  private async addConsultations(areaId: AreaId, writer: RegisterWriter): Promise<void> {
    let cursor: string | undefined;
    do {
      const query: ListConsultations = new ListConsultations(areaId, page, cursor);
      const { items, nextCursor } = await this.queries.execute(query);
      for (const consultation of items) writer.addConsultation(consultation);
      cursor = nextCursor ?? undefined;
    } while (cursor !== undefined);
  }
}
