/** Doors of the api through which words come into the vault, or leave it. Each has a line in tests/e2e/words.spec.ts. */
export const wordDoors = [
  'DELETE /directory/contact-persons/{contactPersonId}',
  'DELETE /directory/interpreters/{interpreterId}',
  'POST /agreements/{agreementId}/blocked',
  'POST /agreements/{agreementId}/correction',
  'POST /agreements/{agreementId}/done',
  'POST /agreements/{agreementId}/not-mine',
  'POST /agreements/{agreementId}/taken-on',
  'POST /cases',
  'POST /cases/{caseId}/agreements',
  'POST /cases/{caseId}/assessment',
  'POST /cases/{caseId}/closings',
  'POST /cases/{caseId}/meetings',
  'POST /cases/{caseId}/members',
  'POST /directory/interpreters',
  'POST /directory/units/{unitId}/contact-persons',
  'POST /guest/agreement/answer',
  'POST /guest/invitation/items',
  'POST /meetings/{meetingId}/agenda/items',
  'POST /meetings/{meetingId}/held',
  'POST /meetings/{meetingId}/notes',
  'PUT /cases/{caseId}/assessment',
  'PUT /cases/{caseId}/closings/{closingId}',
  'PUT /cases/{caseId}/meetings/{meetingId}',
  'PUT /cases/{caseId}/members/{memberId}',
  'PUT /cases/{caseId}/members/{memberId}/personal',
  'PUT /cases/{caseId}/referral',
  'PUT /directory/contact-persons/{contactPersonId}',
  'PUT /directory/interpreters/{interpreterId}',
  'PUT /directory/team/addresses',
  'PUT /directory/units/{unitId}/addresses',
  'PUT /meetings/{meetingId}/agenda/items/{itemId}/text',
  'PUT /meetings/{meetingId}/notes/{noteId}',
] as const;
export type WordDoor = (typeof wordDoors)[number];

/** What is written here belongs to no stream (decision 0021). */
export const doorsBesideStreams: readonly string[] = [
  'DELETE /calendars/{owner}/{ownerId}/subscription',
  'POST /feedback',
  'PUT /calendars/{owner}/{ownerId}/subscription',
];

/** Free text that is no personal word: names of offices and things, which stand in the events, and a calendar, of which only times are kept. */
export const doorsOfOtherText: readonly string[] = [
  'PATCH /directory/agencies/{agencyId}',
  'PATCH /directory/units/{unitId}',
  'POST /directory/agencies',
  'POST /directory/population',
  'POST /directory/schedule/equipment',
  'POST /directory/schedule/places',
  'POST /directory/schedule/rooms',
  'POST /directory/units',
  'PUT /calendars/{owner}/{ownerId}',
  'PUT /directory/schedule/equipment/{itemId}',
  'PUT /directory/schedule/places/{placeId}',
  'PUT /directory/schedule/rooms/{roomId}',
];

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: unknown;
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}

interface Operation {
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema?: Schema }>>;
  };
}

interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** Every door whose body has room for words. */
export function doorsOfFreeText({ paths, components }: ApiDocument): readonly string[] {
  const hasRoom = (schema: Schema): boolean => {
    const { $ref, properties = {}, items, oneOf = [], anyOf = [] } = schema;
    if ($ref) return hasRoom(components.schemas[$ref.split('/').at(-1) ?? ''] ?? {});
    const parts = [...Object.values(properties), ...oneOf, ...anyOf, ...(items ? [items] : [])];
    return isFreeText(schema) || parts.some(hasRoom);
  };
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([, { requestBody }]) =>
        Object.values(requestBody?.content ?? {}).some(({ schema }) => schema && hasRoom(schema)),
      )
      .map(([method]) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`),
  );
}

/** A text that is no code, no day, no id: whatever somebody may want to write. */
function isFreeText({ type, format, pattern, ...more }: Schema): boolean {
  if (![type].flat().includes('string') || 'enum' in more || 'const' in more) return false;
  return format === 'email' || (format === undefined && pattern === undefined);
}
