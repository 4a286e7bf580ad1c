import type { Actor, AreaId, CommandId } from '@famsam/kernel';

/** What travels with every command, whatever it asks for. */
export interface CommandContext {
  readonly areaId: AreaId;
  /** The same id twice has the effect of once. */
  readonly commandId: CommandId;
  readonly actor: Actor;
  /** From `If-Match`: the version the person saw. Refused with StaleVersionError when the stream has moved on. */
  readonly expectedVersion?: number;
  /** A hash of the request: the same command id with another request is refused. */
  readonly fingerprint?: string;
}

/** What every command answers; the same for a repeat of the command. */
export interface CommandResult {
  readonly id: string;
  readonly stream: string;
  /** The stream's version after the command (for a repeat: after the first time). */
  readonly version: number;
  /** How many events the command made; 0 when there was nothing to do. */
  readonly events: number;
  /** True when the command had been carried out before. */
  readonly repeated: boolean;
}
