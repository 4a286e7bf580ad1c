import { useForm, type FormOptions } from '../../parts/use-form';

export type { Faults, FormHeaders as ActHeaders } from '../../parts/use-form';

type ActOptions<T> = Omit<FormOptions<T>, 'stale'> & { readonly caseId: string };

/** One act on a case. */
export function useAct<T extends object>({ caseId, name, ...options }: ActOptions<T>) {
  const form = useForm({
    ...options,
    name: `case.${caseId}.${name}`,
    stale: [['case', caseId], ['cases'], ['today']],
  });
  return { caseId, ...form };
}

/** What the frame of a form needs to know of an act, whatever is written in it. */
export type AnyAct = ReturnType<typeof useAct<object>>;
