import type { AreaId } from '@famsam/kernel';

/** How far a projection is behind in one area. */
export interface ProjectionLag {
  readonly projection: string;
  readonly areaId: AreaId;
  /** Position of the area's last event. */
  readonly head: number;
  readonly checkpoint: number;
  /** Events of the area after the checkpoint, wanted or not; counted up to 100,000. */
  readonly eventsBehind: number;
  /** Age of the oldest of these. */
  readonly secondsBehind: number;
  /** `reason` names kind and place of the error, never data. */
  readonly failure: { readonly since: string; readonly reason: string } | null;
}

export interface LagRow {
  readonly area_id: AreaId;
  readonly projection: string;
  readonly head: string;
  readonly checkpoint: string;
  readonly behind: string;
  readonly waiting_since: Date | null;
  readonly failing_since: Date | null;
  readonly failure: string | null;
}

export function lagFrom(row: LagRow, now: Date): ProjectionLag {
  const waiting = row.waiting_since ? now.getTime() - row.waiting_since.getTime() : 0;
  return {
    projection: row.projection,
    areaId: row.area_id,
    head: Number(row.head),
    checkpoint: Number(row.checkpoint),
    eventsBehind: Number(row.behind),
    secondsBehind: Math.max(0, waiting / 1000),
    failure: row.failing_since && {
      since: row.failing_since.toISOString(),
      reason: row.failure ?? '',
    },
  };
}
