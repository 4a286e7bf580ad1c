import { FormattedMessage, useIntl } from 'react-intl';
import { FigureNumber, useFigures } from './figure-number';
import { shownValue, type Format } from './report';

const first = [
  ['total.families', 'families'],
  ['total.activeFamilies', 'active-families'],
  ['total.processes', 'processes'],
  ['children.inActiveFamilies', 'children'],
] as const;

const then = [
  ['waitingForFirstMeeting', 'waiting', 'count'],
  ['familiesWithGuardianProcess', 'guardians', 'count'],
  ['meetingsPerClosedFamily.mean', 'meetings', 'decimal'],
  ['closedBeforeFirstMeeting', 'closed-before', 'count'],
  ['consultations', 'consultations', 'count'],
] as const;

/** What one would say aloud, one sentence for each number. */
export function KeyFigures() {
  const intl = useIntl();
  return (
    <section
      className="key-figures"
      aria-label={intl.formatMessage({ id: 'statistics.key.title' })}
    >
      <ul className="key-first">
        {first.map(([id, text]) => (
          <KeyFigure key={id} id={id} text={text} />
        ))}
      </ul>
      <ul className="key-then">
        {then.map(([id, text, format]) => (
          <KeyFigure key={id} id={id} text={text} format={format} />
        ))}
      </ul>
    </section>
  );
}

function KeyFigure({ id, text, format = 'count' }: { id: string; text: string; format?: Format }) {
  const intl = useIntl();
  const { byId } = useFigures();
  const figure = byId.get(id);
  if (!figure || figure.value === null) return null;
  return (
    <li>
      <FigureNumber
        id={id}
        format={format}
        label={intl.formatMessage({ id: `statistics.key.${text}.label` })}
      />{' '}
      <FormattedMessage
        id={`statistics.key.${text}`}
        values={{
          number: shownValue(figure.value) ?? 2,
          of: shownValue(figure.denominator) ?? 'other',
        }}
        tagName="span"
      />
    </li>
  );
}
