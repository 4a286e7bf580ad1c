/** Whatever the process or its libraries print by themselves. */
export function listen(printed: string[]): void {
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream);
    jest.spyOn(stream, 'write').mockImplementation((text) => {
      printed.push(String(text));
      return write(text);
    });
  }
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const)
    jest.spyOn(console, level).mockImplementation((...said) => void printed.push(said.join(' ')));
}

const personal = [
  'what',
  ...['name', 'personNumber', 'phone', 'email', 'address', 'note'],
  ...['message', 'contact'],
  'text',
];

interface Schema {
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
}

interface Operation {
  readonly tags?: readonly string[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema?: Schema }>>;
  };
}

/** By the names of their fields. The directory names offices, never people. */
export function doorsForPersonalText(document: {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}): readonly string[] {
  const doors = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([, { tags, requestBody }]) => {
        const schemas = Object.values(requestBody?.content ?? {}).map(({ schema }) => schema);
        return !tags?.includes('directory') && schemas.some((schema) => holdsPersonalText(schema));
      })
      .map(([method]) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`),
  );
  return doors.sort();
}

function holdsPersonalText(schema: Schema | undefined): boolean {
  const named = Object.entries(schema?.properties ?? {}).some(
    ([name, field]) => personal.includes(name) || holdsPersonalText(field),
  );
  return named || (schema?.oneOf ?? []).some(holdsPersonalText);
}
