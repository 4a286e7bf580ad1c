import { api } from '../../api/client';
import { ActForm } from './act-form';
import { useCaseFile } from './case-file';
import { useAct } from './use-act';
import { useWords } from './use-words';

const nothing = {};

/** Strikes an entry that never was true; it stays readable among the events. */
export function StrikeForm({
  entry,
  entryId,
  what,
  onClose,
}: {
  entry: 'member' | 'contact' | 'contact-end' | 'meeting' | 'closing' | 'reopening' | 'process-end';
  entryId: string;
  what: string;
  onClose: () => void;
}) {
  const { caseId, version } = useCaseFile();
  const { text } = useWords();
  const act = useAct({
    caseId,
    name: `strike.${entry}.${entryId}`,
    empty: nothing,
    version,
    check: () => ({}),
    onDone: onClose,
    send: (_nothing, header) =>
      api.POST('/api/v1/cases/{caseId}/strikes', {
        params: { path: { caseId }, header },
        body: { entry, entryId },
      }),
  });
  return (
    <ActForm
      act={act}
      title={text(`case.strike.${entry}`, { what })}
      lead={text(`case.strike.lead.${entry}`)}
      submit={text('case.strike.submit')}
      danger
      onClose={onClose}
    />
  );
}
