/** A text of a form as the api takes it: left out when it says what it said, null when it is taken away. */
export function changedText<Field extends string>(
  field: Field,
  written: string,
  before = '',
): { readonly [field in Field]?: string | null } {
  const text = written.trim();
  return (text === before ? {} : { [field]: text || null }) as { [field in Field]?: string | null };
}
