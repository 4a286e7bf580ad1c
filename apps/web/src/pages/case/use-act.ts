import { useForm, type AskedForm } from '../../parts/use-form';

export type { Faults, FormHeaders as ActHeaders } from '../../parts/use-form';

type Asked<T> = Omit<AskedForm<T>, 'stale'> & { readonly caseId: string };

/** One act on a case. */
export function useAct<T extends object>({ caseId, name, ...asked }: Asked<T>) {
  const form = useForm({
    ...asked,
    name: `case.${caseId}.${name}`,
    stale: [['case', caseId], ['cases'], ['today']],
  });
  return { caseId, ...form };
}

/** What the frame of a form needs to know of an act, whatever is written in it. */
export type AnyAct = ReturnType<typeof useAct<object>>;
