import type { ConsultationKind } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import { streamName } from '@famsam/platform';
import { consultationStream } from './consultation.stream';
import type { ConsultationCommand } from './consultation.decider';
import type { ConsultationRow } from './consultation.view';
import type { StreamPart } from '../register';

interface RegisterRow {
  readonly heldOn: LocalDate;
  readonly kind: ConsultationKind;
}

/** What happens to one consultation. */
export interface ConsultationPart extends StreamPart, RegisterRow {}

/**
 * The register gives consultations no number, so they are compared by day and kind: as many as the
 * register tells, less those the team wrote down in FamSam, shall have come from the register.
 */
export function transcribeConsultations(
  rows: readonly RegisterRow[],
  known: readonly ConsultationRow[],
  today: LocalDate,
  idFor: (name: string) => string,
): readonly ConsultationPart[] {
  const byId = new Map(known.map((row) => [row.consultationId, row]));
  const live = byDayAndKind(known.filter((row) => !row.struck));
  const wanted = byDayAndKind(rows);
  return [...new Set([...wanted.keys(), ...live.keys()])].flatMap((key) => {
    const rows = live.get(key) ?? [];
    const brought = rows.filter((row) => row.source === 'register');
    const byTeam = rows.length - brought.length;
    const consultations = wanted.get(key) ?? [];
    const missing = Math.max(0, consultations.length - byTeam) - brought.length;
    if (missing < 0)
      return brought
        .slice(missing)
        .map((row) => consultationPart(row.consultationId, row, row, { type: 'strike', today }));
    return freeIds(key, missing, byId, idFor).map((id) => {
      const told = consultations[0] as RegisterRow;
      const { heldOn, kind } = told;
      const command = { type: 'hold', today, heldOn, kind, source: 'register' } as const;
      return consultationPart(id, told, byId.get(id), command);
    });
  });
}

function byDayAndKind<T extends RegisterRow>(
  consultations: readonly T[],
): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const consultation of consultations) {
    const key = `${consultation.heldOn} ${consultation.kind}`;
    const group = groups.get(key);
    if (group) group.push(consultation);
    else groups.set(key, [consultation]);
  }
  return groups;
}

/** Ids that no consultation has, or only a struck one, which then comes back. */
function freeIds(
  key: string,
  count: number,
  byId: ReadonlyMap<string, ConsultationRow>,
  idFor: (name: string) => string,
): readonly string[] {
  const ids: string[] = [];
  for (let n = 1; ids.length < count; n += 1) {
    const id = idFor(`consultation ${key} ${n}`);
    if (byId.get(id)?.struck !== false) ids.push(id);
  }
  return ids;
}

export function consultationPart(
  id: string,
  { heldOn, kind }: RegisterRow,
  row: ConsultationRow | undefined,
  command: ConsultationCommand,
): ConsultationPart {
  const decision = consultationStream.decider.decide(command, row ?? null);
  return {
    stream: streamName(consultationStream.category, id),
    expectedVersion: row?.version ?? 0,
    events: decision.accepted ? decision.events : [],
    ...{ heldOn, kind },
  };
}
