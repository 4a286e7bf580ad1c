import { Button, Heading } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { AddressesButton } from './addresses';
import type { Agency, Unit } from './directory-queries';
import { known, OfficeForm, type Office } from './office-form';

/** Each agency with its units; an imported unit nobody has placed stands under an agency not told. */
export function Agencies({
  version,
  agencies,
  units,
}: {
  version: number;
  agencies: readonly Agency[];
  units: readonly Unit[];
}) {
  const intl = useIntl();
  const [writing, setWriting] = useState<Office | null>(null);
  return (
    <section className="stack" aria-labelledby="directory-agencies">
      <div className="page-head">
        <Heading level={2} data-size="sm" id="directory-agencies">
          <FormattedMessage id="directory.agencies" />
        </Heading>
        <div className="row">
          <Button variant="secondary" onClick={() => setWriting({ what: 'new-unit' })}>
            <FormattedMessage id="directory.unit.add" />
          </Button>
          <Button variant="secondary" onClick={() => setWriting({ what: 'new-agency' })}>
            <FormattedMessage id="directory.agency.add" />
          </Button>
        </div>
      </div>
      <div className="directory-agencies">
        {agencies.map((agency) => {
          const own = units.filter((unit) => unit.agencyId === agency.agencyId);
          return (
            <section key={agency.agencyId} className="sheet" aria-labelledby={agency.agencyId}>
              <div className="directory-head">
                <Heading level={3} data-size="2xs" id={agency.agencyId}>
                  {agency.name}
                </Heading>
                <Change name={agency.name} onClick={() => setWriting({ what: 'agency', agency })} />
              </div>
              <p className="subtle">
                <FormattedMessage
                  id="directory.agency.about"
                  values={{
                    kind: intl.formatMessage({ id: `directory.kind.${agency.kind}` }),
                    count: own.length,
                  }}
                />
              </p>
              <ul className="directory-units">
                {own.map((unit) => (
                  <li key={unit.unitId}>
                    <span>{unit.name}</span>
                    <div className="directory-unit-acts">
                      <AddressesButton unit={unit} />
                      <Change name={unit.name} onClick={() => setWriting({ what: 'unit', unit })} />
                    </div>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
      {writing && (
        <OfficeForm
          office={writing}
          now={standing(writing, agencies, units)}
          version={version}
          agencies={agencies}
          onClose={() => setWriting(null)}
        />
      )}
    </section>
  );
}

/** The office that is being changed, as it stands now; nothing when it is new. */
function standing(office: Office, agencies: readonly Agency[], units: readonly Unit[]) {
  if (office.what === 'agency') {
    const agency = agencies.find(({ agencyId }) => agencyId === office.agency.agencyId);
    return agency && known({ what: 'agency', agency });
  }
  if (office.what === 'unit') {
    const unit = units.find(({ unitId }) => unitId === office.unit.unitId);
    return unit && known({ what: 'unit', unit });
  }
  return undefined;
}

function Change({ name, onClick }: { name: string; onClick: () => void }) {
  const intl = useIntl();
  return (
    <Button
      variant="tertiary"
      data-size="sm"
      aria-label={intl.formatMessage({ id: 'directory.change.which' }, { name })}
      onClick={onClick}
    >
      <FormattedMessage id="directory.change" />
    </Button>
  );
}
