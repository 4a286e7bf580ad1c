import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { Answer } from '../../parts/answer';
import { Empty } from '../../parts/empty';
import { useCaseFile } from '../case/case-file';
import { CaseSection } from '../case/case-section';
import { useAgreementsOf } from './agreement-data';
import { AgreementForm } from './agreement-form';
import { AgreementGroups } from './agreement-groups';
import { useOwnerWords } from './owner-field';

/** What was agreed in this case and what has become of it; in an open one, a new agreement. */
export function CaseAgreements() {
  const { caseId, detail } = useCaseFile();
  const ownerWords = useOwnerWords();
  const agreements = useAgreementsOf(caseId);
  const [writing, setWriting] = useState(false);
  const isOpen = detail.status === 'taken-on';
  return (
    <CaseSection
      id="overenskommelser"
      title="agreements.title"
      actions={
        isOpen && (
          <Button data-size="sm" variant="secondary" onClick={() => setWriting(!writing)}>
            <FormattedMessage id="agreements.add" />
          </Button>
        )
      }
    >
      {writing && <AgreementForm onClose={() => setWriting(false)} />}
      <div className="case-agreements">
        <Answer query={agreements}>
          {(items) =>
            items.length > 0 ? (
              <AgreementGroups
                items={items}
                level={3}
                ownerName={(_, owner) => ownerWords(owner)}
              />
            ) : (
              <Empty>
                <FormattedMessage
                  id={isOpen ? 'agreements.empty.case' : 'agreements.empty.case-over'}
                />
              </Empty>
            )
          }
        </Answer>
      </div>
    </CaseSection>
  );
}
