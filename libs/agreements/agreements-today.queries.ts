import type {
  AgreementOwner,
  BlockReason,
  FailReason,
  MessageKind,
  Recipient,
} from '@famsam/contracts';
import { recipientId } from '@famsam/contracts';
import { CaseFactsOf } from '@famsam/cases';
import { UnitsOf } from '@famsam/directory';
import type { Actor, AreaId, LocalDate } from '@famsam/kernel';
import { dayInSweden } from '@famsam/kernel';
import { FailedMessagesOf } from '@famsam/messages';
import { eachAlone, Transactions } from '@famsam/platform';
import { ReadPersonalText, type PersonalTexts } from '@famsam/privacy';
import { IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { Agreement } from './agreement.state';
import { daysBetween } from './agreement.state';
import { agreementsNeedingTeam } from './agreement.view';

/** Rows of a section; the rest is a number. */
const shown = 20;

/** Why an agreement needs the team; each stands under the first of these that is true. */
export const needs = ['not-mine', 'blocked', 'silent', 'overdue', 'unanswered'] as const;
export type Need = (typeof needs)[number];

interface TodayRow<D> {
  readonly caseId: string;
  readonly number: string;
  readonly name: string | null;
  readonly municipality: string;
  readonly since: LocalDate;
  readonly days: number;
  readonly details: D;
}

export interface AgreementDetails {
  readonly agreementId: string;
  readonly version: number;
  readonly what: string | null;
  readonly owner: AgreementOwner;
  readonly ownerName: string | null;
  readonly dueOn: LocalDate;
  readonly blockedBy: BlockReason | null;
  readonly suggestedName: string | null;
}

export interface MessageDetails {
  readonly messageId: string;
  readonly kind: MessageKind;
  readonly why: FailReason;
  readonly recipient: Recipient;
  readonly recipientName: string | null;
}

/** An agreement or a message of which the rest cannot be read. */
export interface UnreadableDetails {
  readonly what: 'agreement' | 'message';
  readonly id: string;
}

export type AgreementsSection =
  | { readonly kind: Need; readonly items: readonly TodayRow<AgreementDetails>[]; more: number }
  | {
      readonly kind: 'message-failed';
      readonly items: readonly TodayRow<MessageDetails>[];
      readonly more: number;
    }
  | {
      readonly kind: 'unreadable';
      readonly items: readonly TodayRow<UnreadableDetails>[];
      readonly more: number;
    };

/**
 * What of the agreements, and of messages that reached nobody, needs the team on a day. Each agreement stands
 * in one section at most. What is shown is read from the vault at once and logged (law.md 4).
 */
export class AgreementsToday extends Query<readonly AgreementsSection[]> {
  constructor(
    readonly areaId: AreaId,
    readonly actor: Actor,
    readonly on: LocalDate,
  ) {
    super();
  }
}

/** Null: nothing for the team to do now. */
export function needOf({ status, silence, dueOn }: Agreement, on: LocalDate): Need | null {
  if (status === 'not-mine' || status === 'blocked') return status;
  if (silence.includes('coordinator') || silence.includes('agenda')) return 'silent';
  if (dueOn < on) return 'overdue';
  return silence.length > 0 ? 'unanswered' : null;
}

@QueryHandler(AgreementsToday)
export class AgreementsTodayHandler implements IQueryHandler<AgreementsToday> {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: QueryBus,
  ) {}

  execute({ areaId, actor, on }: AgreementsToday): Promise<readonly AgreementsSection[]> {
    return this.transactions.inArea(areaId, async (tx) => {
      const rows = await agreementsNeedingTeam(tx, on);
      const failed = await this.queries.execute(new FailedMessagesOf(areaId));
      const caseIds = new Set(
        [...rows, ...failed].flatMap(({ caseId }) => (caseId === null ? [] : [caseId])),
      );
      const cases = await this.queries.execute(new CaseFactsOf(areaId, [...caseIds]));
      const agreements = eachAlone(
        areaId,
        'agreement',
        rows.filter(({ caseId }) => cases.get(caseId)?.open),
        ({ agreementId }) => agreementId,
        ({ state }) => placeOf(state, on),
      );
      const sections = needs.map((kind) => {
        const here = agreements.seen
          .flatMap(([row, place]) => (place?.kind === kind ? [{ ...row, ...place }] : []))
          .sort((one, other) => one.since.localeCompare(other.since));
        return { kind, all: here.length, here: here.slice(0, shown) };
      });
      const messages = eachAlone(
        areaId,
        'message',
        failed.filter(({ caseId }) => caseId !== null && cases.has(caseId)),
        ({ messageId }) => messageId,
        ({ recipient }) => peopleIn(recipient),
      );
      const told = messages.seen.slice(0, shown).map(([message]) => message);
      const unreadable = [
        ...agreements.unreadable.map(({ agreementId, caseId }) => {
          return { caseId, details: { what: 'agreement' as const, id: agreementId } };
        }),
        ...messages.unreadable.map(({ messageId, caseId }) => {
          return { caseId: caseId ?? '', details: { what: 'message' as const, id: messageId } };
        }),
      ];
      const unread = unreadable.slice(0, shown);
      const first = sections.flatMap(({ here }) => here);
      const texts = await this.queries.execute(
        new ReadPersonalText(
          areaId,
          actor,
          [
            ...first.flatMap(({ agreementId, caseId }) => [agreementId, caseId]),
            ...first.flatMap(({ state }) => peopleIn(state.owner)),
            ...told.flatMap(({ caseId }) => caseId ?? []),
            ...told.flatMap(({ recipient }) => peopleIn(recipient)),
            ...unread.map(({ caseId }) => caseId),
          ],
          ['name', 'note'],
          'today',
          'left-out',
        ),
      );
      const units = await this.queries.execute(new UnitsOf(areaId));
      const nameOf = namesIn(texts, new Map(units.map((unit) => [unit.unitId, unit.name])));
      const row = <D>(caseId: string, since: LocalDate, details: D): TodayRow<D> => ({
        caseId,
        number: cases.get(caseId)?.number ?? '',
        name: texts.get(caseId)?.name ?? null,
        municipality: cases.get(caseId)?.municipality ?? '',
        since,
        days: daysBetween(since, on),
        details,
      });
      return [
        ...sections.map(({ kind, all, here }) => ({
          kind,
          items: here.map(({ agreementId, caseId, version, state, since }) =>
            row(caseId, since, {
              agreementId,
              version,
              what: texts.get(agreementId)?.note ?? null,
              owner: state.owner,
              ownerName: nameOf(state.owner),
              dueOn: state.dueOn,
              blockedBy: state.blockedBy,
              suggestedName: state.suggested && nameOf(state.suggested),
            }),
          ),
          more: all - here.length,
        })),
        {
          kind: 'message-failed' as const,
          items: told.map(({ messageId, kind, why, recipient, caseId, failedAt }) =>
            row(caseId ?? '', dayInSweden(new Date(failedAt)), {
              messageId,
              kind,
              why,
              recipient,
              recipientName: nameOf(recipient),
            }),
          ),
          more: messages.seen.length - told.length,
        },
        {
          kind: 'unreadable' as const,
          items: unread.map(({ caseId, details }) => row(caseId, on, details)),
          more: unreadable.length - unread.length,
        },
      ];
    });
  }
}

/** Where it stands and since when; fails with what cannot be shown. */
function placeOf(state: Agreement, on: LocalDate): { kind: Need; since: LocalDate } | null {
  const kind = needOf(state, on);
  if (kind === null) return null;
  const since = sinceOf(kind, state);
  if (Number.isNaN(daysBetween(since, on))) throw new RangeError('not a day');
  peopleIn(state.owner);
  if (state.suggested) peopleIn(state.suggested);
  return { kind, since };
}

/** From when on it needs the team: overdue from its day, all else from the last that happened. */
function sinceOf(kind: Need, { since, dueOn }: Agreement): LocalDate {
  return kind === 'overdue' ? dueOn : since;
}

/** Those whose names rest in the vault. */
function peopleIn(one: Recipient): string[] {
  const id = recipientId(one);
  return id !== null && (one.kind === 'member' || one.kind === 'interpreter') ? [id] : [];
}

function namesIn(texts: ReadonlyMap<string, PersonalTexts>, units: ReadonlyMap<string, string>) {
  return (one: Recipient): string | null => {
    if (one.kind === 'unit' || one.kind === 'manager') return units.get(one.unitId) ?? null;
    const id = recipientId(one);
    return (id === null ? null : texts.get(id)?.name) ?? null;
  };
}
