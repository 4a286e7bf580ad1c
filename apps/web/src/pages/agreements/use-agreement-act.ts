import { useForm, type FormOptions } from '../../parts/use-form';
import type { Agreement } from './agreement-data';

type ActOptions<T> = Omit<FormOptions<T>, 'stale' | 'version' | 'name'> & {
  readonly agreement: Agreement;
  readonly name: string;
};

/** One act on an agreement that stands. */
export function useAgreementAct<T extends object>({ agreement, name, ...options }: ActOptions<T>) {
  const form = useForm({
    ...options,
    name: `agreement.${agreement.agreementId}.${name}`,
    version: agreement.version,
    stale: [['agreements'], ['today']],
  });
  return { caseId: agreement.caseId, ...form };
}
