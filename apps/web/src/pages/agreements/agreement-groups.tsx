import { Heading } from '@digdir/designsystemet-react';
import { useState, type ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { moveByArrows } from '../cases/arrow-keys';
import { ActOn, type AgreementAct } from './agreement-act';
import { groupOf, groups, type Agreement, type Group, type Owner } from './agreement-data';
import { AgreementRow } from './agreement-row';
import './agreements.css';

interface Acting<T> {
  readonly agreement: T;
  readonly group: Group;
  readonly act: AgreementAct;
}

/** Agreements by what has become of them, those first that need the team. */
export function AgreementGroups<T extends Agreement>({
  items,
  level,
  familyOf,
  ownerName,
  around = (_, form) => form,
}: {
  items: readonly T[];
  level: 2 | 3;
  familyOf?: (agreement: T) => ReactNode;
  ownerName: (agreement: T, owner: Owner) => string;
  /** What a form needs around it, where its case is not at hand. */
  around?: (agreement: T, form: ReactNode) => ReactNode;
}) {
  const [acting, setActing] = useState<Acting<T> | null>(null);
  const close = () => setActing(null);
  // While somebody writes, their agreement stays where it was, whatever others do with it meanwhile:
  // else the form would be gone before it could say so.
  const held = acting?.agreement;
  const placeOf = (one: T) =>
    one.agreementId === held?.agreementId && acting ? acting.group : groupOf(one);
  const gone = held && !items.some(({ agreementId }) => agreementId === held.agreementId);
  const all = gone ? [...items, held] : items;
  const parts = groups
    .map((group) => ({ group, own: all.filter((one) => placeOf(one) === group) }))
    .filter(({ own }) => own.length > 0);
  return (
    <div
      className="agreement-groups"
      onKeyDown={(event) => moveByArrows(event, '.agreement-acts > :first-child')}
    >
      {parts.map(({ group, own }) => {
        const list = (
          <ul className="agreement-list">
            {own.map((one) => (
              <AgreementRow
                key={one.agreementId}
                agreement={one}
                family={familyOf?.(one)}
                ownerName={(owner) => ownerName(one, owner)}
                onAct={(act) =>
                  setActing((before) =>
                    before?.act === act && before.agreement.agreementId === one.agreementId
                      ? null
                      : { agreement: one, group, act },
                  )
                }
              >
                {acting &&
                  held?.agreementId === one.agreementId &&
                  around(
                    one,
                    <ActOn
                      key={acting.act}
                      act={acting.act}
                      agreement={acting.agreement}
                      now={one}
                      onClose={close}
                    />,
                  )}
              </AgreementRow>
            ))}
          </ul>
        );
        const title = (
          <>
            <FormattedMessage id={`agreements.group.${group}`} />{' '}
            <span className="agreement-count">
              <FormattedMessage id="agreements.in-group" values={{ count: own.length }} />
            </span>
          </>
        );
        return group === 'over' ? (
          <details key={group} className="agreement-over">
            <summary>{title}</summary>
            {list}
          </details>
        ) : (
          <section key={group} aria-labelledby={`agreements-${group}`}>
            <Heading level={level} data-size="2xs" id={`agreements-${group}`}>
              {title}
            </Heading>
            {list}
          </section>
        );
      })}
    </div>
  );
}
