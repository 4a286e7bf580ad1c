import type { AreaId } from '@famsam/kernel';
import { namedId, Transactions } from '@famsam/platform';
import { SealFile, UnsealFile } from '@famsam/privacy';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { ChangeKind, FamilyChange } from './family-changes';
import { changeKinds } from './family-changes';
import type { PreviewOverview } from './preview.query';

/** Families on one page. */
const perPage = 50;
/** The overview stands before the first page; pages of one kind follow each other. */
const overviewAt = 0;
const firstOf = (kind: ChangeKind): number => 1 + changeKinds.indexOf(kind) * 1_000_000;

export interface PreviewPage {
  readonly items: readonly FamilyChange[];
  /** Where the next page begins, if there is one. */
  readonly next: number | null;
}

/**
 * What an import would change, until it is over or given up. What stands in a file that nobody has said yes to may
 * be anybody's name, so the pages are sealed as the file is.
 */
@Injectable()
export class Previews {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: QueryBus,
  ) {}

  /** Begins anew: what an earlier run has left goes. */
  async begin(areaId: AreaId, importId: string): Promise<PreviewWriter> {
    await this.transactions.inArea(areaId, (tx) =>
      tx.query('delete from register.preview where area_id = $1 and import_id = $2', [
        ...[areaId, importId],
      ]),
    );
    return new PreviewWriter((place, content) => this.write(areaId, importId, place, content));
  }

  /** Null when there is none any more. */
  async overview(areaId: AreaId, importId: string): Promise<PreviewOverview | null> {
    const [row] = await this.rows(areaId, importId, 'place = $3', [overviewAt]);
    return row ? this.opened(areaId, importId, row) : null;
  }

  /** The page that begins behind a place, struck families first. */
  async page(areaId: AreaId, importId: string, after: number): Promise<PreviewPage> {
    const behind = 'place > $3 order by place limit 2';
    const [row, another] = await this.rows(areaId, importId, behind, [after]);
    if (!row) return { items: [], next: null };
    const items = await this.opened<readonly FamilyChange[]>(areaId, importId, row);
    return { items, next: another ? row.place : null };
  }

  private rows(areaId: AreaId, importId: string, where: string, more: readonly unknown[]) {
    return this.transactions.readInArea(areaId, (tx) =>
      tx.query<Row>(
        `select place, content from register.preview
          where area_id = $1 and import_id = $2 and ${where}`,
        [areaId, importId, ...more],
      ),
    );
  }

  private async write(
    areaId: AreaId,
    importId: string,
    place: number,
    content: unknown,
  ): Promise<void> {
    const plain = Buffer.from(JSON.stringify(content));
    const pageId = pageIdOf(importId, place);
    const sealed = await this.queries.execute(new SealFile(areaId, pageId, plain));
    await this.transactions.inArea(areaId, (tx) =>
      tx.query(
        `insert into register.preview values ($1, $2, $3, $4)
         on conflict (area_id, import_id, place) do update set content = excluded.content`,
        [areaId, importId, place, sealed],
      ),
    );
  }

  private async opened<T>(areaId: AreaId, importId: string, row: Row): Promise<T> {
    const pageId = pageIdOf(importId, row.place);
    const plain = await this.queries.execute(new UnsealFile(areaId, pageId, row.content));
    return JSON.parse(plain.toString()) as T;
  }
}

interface Row {
  readonly place: number;
  readonly content: Buffer;
}

/** A page is bound to its place, as a file to its import. */
function pageIdOf(importId: string, place: number): string {
  return namedId(importId, `preview ${place}`);
}

/** Writes pages as they fill, so that no more than one of each kind is in memory. */
export class PreviewWriter {
  private readonly pages = new Map<ChangeKind, FamilyChange[]>();
  private readonly places = new Map<ChangeKind, number>();

  constructor(private readonly write: (place: number, content: unknown) => Promise<void>) {}

  async add(change: FamilyChange): Promise<void> {
    const page = this.pages.get(change.kind) ?? [];
    page.push(change);
    this.pages.set(change.kind, page);
    if (page.length >= perPage) await this.flush(change.kind);
  }

  async end(overview: PreviewOverview): Promise<void> {
    for (const kind of changeKinds) await this.flush(kind);
    await this.write(overviewAt, overview);
  }

  private async flush(kind: ChangeKind): Promise<void> {
    const page = this.pages.get(kind);
    if (!page?.length) return;
    const place = this.places.get(kind) ?? firstOf(kind);
    this.pages.set(kind, []);
    this.places.set(kind, place + 1);
    await this.write(place, page);
  }
}
