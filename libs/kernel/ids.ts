declare const idBrand: unique symbol;

type Id<Name extends string> = string & { readonly [idBrand]: Name };

/** A collaboration area (samverkansområde): the tenant that every row belongs to. */
export type AreaId = Id<'area'>;
/** Names one request to change something; the same id twice has the effect of once. */
export type CommandId = Id<'command'>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isUuid(text: string): boolean {
  return uuid.test(text);
}

/** Throws RangeError when the text is not a lower-case UUID. */
export function areaId(text: string): AreaId {
  if (!isUuid(text)) throw new RangeError(`not an area id: ${text}`);
  return text as AreaId;
}

/** Throws RangeError when the text is not a lower-case UUID. */
export function commandId(text: string): CommandId {
  if (!isUuid(text)) throw new RangeError(`not a command id: ${text}`);
  return text as CommandId;
}
