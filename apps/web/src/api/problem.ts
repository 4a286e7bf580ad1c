/** What the api says when it says no (RFC 9457), or that it could not be reached (status 0). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    /** Stable; the interface translates it. */
    readonly code: string,
    readonly fields: readonly { field: string; rule: string; message: string }[] = [],
    readonly details: Readonly<Record<string, unknown>> = {},
    readonly detail: string | null = null,
  ) {
    super(code);
  }
}

export async function problemFrom(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  if (typeof body !== 'object' || body === null) return new Problem(response.status, 'unknown');
  const { code, errors, detail, ...details } = body as Record<string, unknown>;
  return new Problem(
    response.status,
    typeof code === 'string' ? code : 'unknown',
    Array.isArray(errors) ? errors : [],
    details,
    typeof detail === 'string' ? detail : null,
  );
}
