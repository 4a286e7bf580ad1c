import { Tag } from '@digdir/designsystemet-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Day, Instant } from '../../../parts/day';
import { EarlierWordings } from '../../../parts/earlier-wordings';
import { useCaseFile } from '../case-file';
import { wordLabel, type Happening } from './use-story';

/** One happening: the sentence, what was corrected, whether it still stands, and who wrote it when. */
export function Happened({ happening }: { happening: Happening }) {
  const intl = useIntl();
  const { caseId } = useCaseFile();
  const { text, struckAt, correctedAt, changes, by, recordedAt, fromRegister, earlier } = happening;
  const role = `persona.${by}`;
  return (
    <>
      <p className="happened">
        {struckAt ? <s>{text}</s> : text}{' '}
        {struckAt && (
          <Tag data-size="sm" data-color="danger">
            <FormattedMessage id="case.timeline.struck" />
          </Tag>
        )}
        {correctedAt && !struckAt && (
          <Tag data-size="sm" data-color="neutral">
            <FormattedMessage id="case.timeline.corrected" />
          </Tag>
        )}
      </p>
      {changes.length > 0 && (
        <ul className="changes">
          {changes.map(({ label, before, after }) => (
            <li key={label}>
              <FormattedMessage
                id="case.timeline.change"
                values={{ label, before: <del>{before}</del>, after: <ins>{after}</ins> }}
              />
            </li>
          ))}
        </ul>
      )}
      {earlier?.fields.map((field) => (
        <EarlierWordings
          key={field}
          subjectId={earlier.subjectId}
          field={field}
          under={['case', caseId]}
          of={intl.formatMessage({ id: wordLabel(field, earlier.subjectId === caseId) })}
        />
      ))}
      <p className="recorded">
        <FormattedMessage
          id={fromRegister ? 'case.timeline.from-register' : 'case.timeline.recorded'}
          values={{
            at: <Instant at={recordedAt} />,
            by: role in intl.messages ? intl.formatMessage({ id: role }) : by,
          }}
        />
      </p>
    </>
  );
}

export function HappenedOn({ day }: { day: string }) {
  return (
    <p className="happened-on">
      <Day day={day} />
    </p>
  );
}
