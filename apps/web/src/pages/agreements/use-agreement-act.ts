import { useForm, type AskedForm } from '../../parts/use-form';
import type { Agreement } from './agreement-data';

type Asked<T> = Omit<AskedForm<T>, 'stale' | 'version' | 'name'> & {
  readonly agreement: Agreement;
  readonly name: string;
};

/** One act on an agreement that stands. */
export function useAgreementAct<T extends object>({ agreement, name, ...asked }: Asked<T>) {
  const form = useForm({
    ...asked,
    name: `agreement.${agreement.agreementId}.${name}`,
    version: agreement.version,
    stale: [['agreements'], ['today']],
  });
  return { caseId: agreement.caseId, ...form };
}
