import type { ReactNode } from 'react';
import { Loading } from '../../parts/loading';
import { ProblemNotice } from '../../parts/problem-notice';
import { useCase, useDirectory } from './case-data';
import { CaseFileContext } from './case-file';

/** What is done in a case away from its own page: its people and units, read when they are needed. */
export function InCase({ caseId, children }: { caseId: string; children: ReactNode }) {
  const found = useCase(caseId);
  const directory = useDirectory();
  if (found.data && directory.data)
    return (
      <CaseFileContext value={{ detail: found.data, directory: directory.data }}>
        {children}
      </CaseFileContext>
    );
  if (!found.isError && !directory.isError) return <Loading />;
  return (
    <ProblemNotice
      error={found.error ?? directory.error}
      onRetry={() => {
        void found.refetch();
        void directory.refetch();
      }}
    />
  );
}
