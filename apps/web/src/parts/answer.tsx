import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loading } from './loading';
import { ProblemNotice } from './problem-notice';

/** A query's answer in each of its states; an older answer stays while a newer one fails. */
export function Answer<T>({
  query,
  children,
}: {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}) {
  const retry = () => void query.refetch();
  if (query.data === undefined)
    return query.isError ? <ProblemNotice error={query.error} onRetry={retry} /> : <Loading />;
  return (
    <>
      {query.isError && <ProblemNotice error={query.error} onRetry={retry} />}
      {children(query.data)}
    </>
  );
}
