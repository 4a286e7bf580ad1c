import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Problem } from './problem';
import { queryClient } from './queries';

/** Query keys that a change makes stale, by their beginnings. */
type Stale = readonly (readonly string[])[];

/**
 * Something that changes. A retry after a lost connection carries the same idempotency key, so it
 * happens once; a new key comes with the next success. A stale edit (409 or 412) is told apart, so
 * that the page can show both versions. Two that are begun at once are sent one after the other,
 * each with a key of its own.
 */
export function useChange<Input, Output>(
  send: (input: Input, headers: { 'Idempotency-Key': string }) => Promise<Output>,
  stale: Stale,
) {
  const key = useRef(crypto.randomUUID());
  const [scope] = useState(() => ({ id: crypto.randomUUID() }));
  const mutation = useMutation({
    scope,
    mutationFn: (input: Input) => send(input, { 'Idempotency-Key': key.current }),
    onSuccess: async () => {
      key.current = crypto.randomUUID();
      await Promise.all(
        stale.map((queryKey) => queryClient.invalidateQueries({ queryKey: [...queryKey] })),
      );
    },
    onError: (error) => {
      // An answer is an answer: only a request that may not have arrived keeps its key.
      if (error instanceof Problem && error.status !== 0) key.current = crypto.randomUUID();
    },
  });
  const { error } = mutation;
  return {
    ...mutation,
    /** What follows comes also when the form is gone by then: a draft that was sent is not kept. */
    mutate: (
      input: Input,
      then: { onSuccess?: (output: Output) => void; onError?: (error: Error) => void } = {},
    ) => void mutation.mutateAsync(input).then(then.onSuccess, then.onError ?? (() => undefined)),
    isStale:
      error instanceof Problem && (error.status === 412 || error.code === 'version.conflict'),
  };
}
