import { useEffect, useMemo } from 'react';
import { api, dataOf, ifMatch } from '../../api/client';
import { useChange } from '../../api/change';
import { Problem } from '../../api/problem';
import { queryClient } from '../../api/queries';
import type { AssessmentDraft, FieldErrors, FieldName } from './assessment-draft';

interface Decided {
  readonly version: number;
  readonly draft: AssessmentDraft & { readonly outcome: Exclude<AssessmentDraft['outcome'], ''> };
}

const fieldOf: Readonly<Record<string, FieldName>> = {
  'assessment.before-referral': 'on',
  'day.in-future': 'on',
  'assessment.reason-missing': 'reason',
  'assessment.reason-not-wanted': 'reason',
};

/** Sends the decision. What speaks of a field is told apart from what speaks of the whole. */
export function useAssess(caseId: string) {
  const change = useChange(
    ({ version, draft: { on, outcome, reason, note } }: Decided, headers) =>
      dataOf(
        api.POST('/api/v1/cases/{caseId}/assessment', {
          params: { path: { caseId }, header: { ...headers, ...ifMatch(version) } },
          body: { on, outcome, reason: reason || null, ...(note.trim() && { note: note.trim() }) },
        }),
      ),
    [['cases'], ['case', caseId], ['today']],
  );
  const { error } = change;
  const conflict = error instanceof Problem && [409, 412].includes(error.status);
  useEffect(() => {
    // Somebody was first: what stands now is asked for, to be shown beside what was written.
    if (conflict) void queryClient.invalidateQueries({ queryKey: ['case', caseId] });
  }, [conflict, caseId]);
  const fieldErrors = useMemo((): FieldErrors => {
    const field = error instanceof Problem ? fieldOf[error.code] : undefined;
    return field && error instanceof Problem ? { [field]: `problem.${error.code}` } : {};
  }, [error]);
  return {
    ...change,
    fieldErrors,
    problem: Object.keys(fieldErrors).length > 0 ? null : error,
  };
}
