import { useEffect, useId, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { ifMatch } from '../api/client';
import { useChange } from '../api/change';
import { Problem } from '../api/problem';
import { queryClient } from '../api/queries';
import { useDraft } from '../app/drafts';

/** Ids of texts by field; a field without one is right. */
export type Faults<T> = { readonly [field in keyof T]?: string | undefined };
export type FormHeaders = { readonly 'Idempotency-Key': string; readonly 'If-Match': string };

export interface FormOptions<T> {
  /** Of the draft: the same form for the same thing goes on where it was left. */
  readonly name: string;
  readonly empty: T;
  /** What the person sees now. The draft remembers what it saw when it was begun. */
  readonly version: number;
  readonly check: (values: T) => Faults<T>;
  readonly send: (values: T, headers: FormHeaders) => Promise<unknown>;
  /** The api's field, where it is called otherwise here. */
  readonly fieldOf?: Readonly<Record<string, keyof T & string>>;
  /** Query keys that are stale when it is done; the first also when somebody else was first. */
  readonly stale: readonly [readonly string[], ...(readonly string[])[]];
  readonly onDone: () => void;
  /** Whether what is written over still stands as the form was begun with: then nothing else that changed matters. */
  readonly isUntouched?: (values: T) => boolean;
}

/** Something that is written and sent: what is written, what is wrong with it, and sending it. */
export function useForm<T extends object>(options: FormOptions<T>) {
  const { version, check, send, fieldOf = {}, stale, onDone } = options;
  const intl = useIntl();
  const formId = useId();
  const [empty] = useState<T & { base: number }>(() => ({ ...options.empty, base: version }));
  const draft = useDraft(options.name, empty);
  const [attempts, setAttempts] = useState(0);
  const change = useChange(
    ({ base, ...values }: T & { base: number }, headers) =>
      send(values as unknown as T, { ...headers, ...ifMatch(base) }),
    stale,
  );
  const { error, isStale } = change;
  const seen = JSON.stringify(stale[0]);
  useEffect(() => {
    if (isStale)
      void queryClient.invalidateQueries({ queryKey: JSON.parse(seen) as readonly string[] });
  }, [isStale, seen]);

  const faults = new Map<string, string>();
  if (attempts > 0) {
    for (const [field, id] of Object.entries(check(draft.value)))
      if (typeof id === 'string') faults.set(field, intl.formatMessage({ id }));
    if (error instanceof Problem && faults.size === 0)
      for (const { field, text } of fieldFaults(error))
        if (fieldOf[field] ?? field in empty)
          faults.set(fieldOf[field] ?? field, intl.formatMessage({ id: text }));
  }

  /** The problem's own text when there is one; otherwise why the field was refused, where there is more to say. */
  function fieldFaults(problem: Problem): readonly { field: string; text: string }[] {
    const own = `problem.${problem.code}`;
    const { field } = problem.details;
    if (typeof field === 'string' && own in intl.messages) return [{ field, text: own }];
    return problem.fields.map(({ field: where, rule }) => {
      const why = `problem.rule.${rule}`;
      return { field: where, text: why in intl.messages ? why : 'form.field.invalid' };
    });
  }

  function submit(base = draft.value.base): void {
    setAttempts((count) => count + 1);
    if (Object.values(check(draft.value)).some((id) => id !== undefined)) return;
    const input = { ...draft.value, base };
    change.mutate(input, {
      onSuccess: () => {
        draft.forget();
        onDone();
      },
    });
  }

  /** With which version it was sent again by itself. */
  const resent = useRef(draft.value.base);
  const mayResend = isStale && version !== resent.current && options.isUntouched?.(draft.value);
  useEffect(() => {
    if (!mayResend) return;
    resent.current = version;
    submit(version);
  });

  return {
    values: draft.value,
    base: draft.value.base,
    version,
    set: (part: Partial<T>) => {
      if (change.isError && !isStale) change.reset();
      draft.set((before) => ({ ...before, ...part }));
    },
    idOf: (field: keyof T & string) => `${formId}${field}`,
    faultOf: (field: keyof T & string) => faults.get(field),
    faults: [...faults].map(([field, text]) => ({ id: `${formId}${field}`, text })),
    attempts,
    /** A problem that belongs to no field. */
    problem: error && faults.size === 0 && !isStale ? error : null,
    isStale,
    isSending: change.isPending,
    kept: draft.kept,
    discard() {
      draft.forget();
      change.reset();
      setAttempts(0);
    },
    submit,
  };
}

/** What the frame of a form needs to know of it, whatever is written in it. */
export type AnyForm = ReturnType<typeof useForm<object>>;
