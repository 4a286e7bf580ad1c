import { useQueries } from '@tanstack/react-query';
import { FormattedMessage, useIntl } from 'react-intl';
import { Loading } from '../../parts/loading';
import { Page } from '../../parts/page';
import { ProblemNotice } from '../../parts/problem-notice';
import { Agencies } from './agencies';
import { ContactPersons } from './contact-persons';
import { directoryQueries } from './directory-queries';
import { Populations } from './populations';
import { ScheduleParts } from './schedule/schedule';
import { AreaSettings } from './settings';
import './directory.css';

/** What the other pages lean on: municipalities with their inhabitants, agencies, their units and contact persons. */
export default function Directory() {
  const intl = useIntl();
  const [area, municipalities, population, agencies, units, contacts, settings] = useQueries({
    queries: [
      directoryQueries.area,
      directoryQueries.municipalities,
      directoryQueries.population,
      directoryQueries.agencies,
      directoryQueries.units,
      directoryQueries.contactPersons,
      directoryQueries.settings,
    ],
  });
  const all = [area, municipalities, population, agencies, units, contacts, settings];
  const failed = all.find((query) => query.isError);
  return (
    <Page
      wide
      title={intl.formatMessage({ id: 'directory.title' })}
      lead={<FormattedMessage id="directory.lead" values={{ area: area.data?.name ?? '…' }} />}
    >
      {failed && (
        <ProblemNotice
          error={failed.error}
          onRetry={() => all.forEach((query) => void query.refetch())}
        />
      )}
      {area.data &&
      municipalities.data &&
      population.data &&
      agencies.data &&
      units.data &&
      contacts.data &&
      settings.data ? (
        <div className="stack directory-parts">
          <Agencies
            version={area.data.version}
            agencies={agencies.data.items}
            units={units.data.items}
          />
          <ContactPersons
            version={contacts.data.version}
            agencies={agencies.data.items}
            units={units.data.items}
            persons={contacts.data.items}
          />
          <ScheduleParts agencies={agencies.data.items} units={units.data.items} />
          <AreaSettings settings={settings.data} />
          <Populations municipalities={municipalities.data.items} figures={population.data.items} />
        </div>
      ) : (
        !failed && <Loading />
      )}
    </Page>
  );
}
