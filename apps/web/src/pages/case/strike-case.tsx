import { api } from '../../api/client';
import { ActForm } from './act-form';
import { useCaseFile } from './case-file';
import { useAct } from './use-act';
import { useOpenAct } from './use-open-act';
import { useWords } from './use-words';

/** For a case that never was: written down twice, or about the wrong family. */
export function StrikeCase() {
  const { text } = useWords();
  const { isOpen, toggle, close } = useOpenAct();
  return (
    <div className="strike-case">
      <button type="button" className="link-button" onClick={() => toggle('strike')}>
        {text('case.strike.case.offer')}
      </button>
      {isOpen('strike') && <StrikeCaseForm onClose={close} />}
    </div>
  );
}

const nothing = {};

function StrikeCaseForm({ onClose }: { onClose: () => void }) {
  const { caseId, version, state } = useCaseFile();
  const { text } = useWords();
  const act = useAct({
    caseId,
    name: 'strike',
    empty: nothing,
    version,
    check: () => ({}),
    onDone: onClose,
    send: (_nothing, header) =>
      api.DELETE('/api/v1/cases/{caseId}', { params: { path: { caseId }, header } }),
  });
  return (
    <ActForm
      act={act}
      title={text('case.strike.case', { number: state.referral?.number ?? '' })}
      lead={text('case.strike.case.lead')}
      submit={text('case.strike.case.submit')}
      danger
      onClose={onClose}
    />
  );
}
