import { Button } from '@digdir/designsystemet-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api, dataOf } from '../../api/client';
import { Answer } from '../../parts/answer';
import { Day, Instant, todayInSweden } from '../../parts/day';
import { Empty } from '../../parts/empty';
import { Page } from '../../parts/page';
import { ProblemNotice } from '../../parts/problem-notice';
import { Changes } from './changes';
import { printWithCharts } from './chart';
import { DefinitionText, FiguresOf } from './figure-number';
import { KeyFigures } from './key-figures';
import { Municipalities } from './municipalities';
import { reportAt, saveReport, seriesTo } from './queries';
import { isMasked, type Report } from './report';
import { Sections } from './sections';
import './statistics.css';
import { ChooseWhen, WrongAddress, type Month } from './when';

const noMonths: readonly Month[] = [];

/** The area's figures at a chosen day, as known at a chosen time: to be read, trusted and published. */
export default function Statistics() {
  const intl = useIntl();
  const today = todayInSweden();
  const search = useSearch({ from: '/statistik' });
  const navigate = useNavigate({ from: '/statistik' });
  const chosen = {
    dag: isDay(search.dag) && search.dag <= today ? search.dag : undefined,
    kand: isInstant(search.kand) ? search.kand : undefined,
    sedan: isDay(search.sedan) ? search.sedan : undefined,
  };
  const wrong =
    chosen.dag !== search.dag || chosen.kand !== search.kand || chosen.sedan !== search.sedan;
  const { dag, kand, sedan } = chosen;
  const choose = useCallback(
    (next: Partial<typeof chosen>) =>
      void navigate({
        search: { dag, kand, sedan, ...next },
        replace: true,
        resetScroll: false,
      }),
    [navigate, dag, kand, sedan],
  );
  const onDay = useCallback(
    (day: string) => choose({ dag: day === todayInSweden() ? undefined : day }),
    [choose],
  );
  const day = chosen.dag ?? today;
  const when = { asOf: day, ...(chosen.kand && { knownAt: chosen.kand }) };
  const report = useQuery(reportAt(when));
  const series = useQuery(seriesTo(today));
  const area = useQuery({
    queryKey: ['directory', 'area'],
    queryFn: () => dataOf(api.GET('/api/v1/directory')),
    staleTime: Infinity,
  });
  return (
    <Page
      title={intl.formatMessage({ id: 'statistics.title' })}
      // Its line is kept while the name comes.
      lead={area.data?.name ?? '\u00a0'}
      wide
      actions={<Downloads when={when} day={day} />}
    >
      {wrong && <WrongAddress />}
      <ChooseWhen
        day={day}
        knownAt={chosen.kand}
        families={
          report.isPlaceholderData
            ? undefined
            : report.data?.figures.find(({ id }) => id === 'total.families')?.value
        }
        months={series.data ?? noMonths}
        onDay={onDay}
        onKnownAt={(kand) => choose({ kand })}
      />
      <div className="report" aria-busy={report.isFetching} data-late={report.isPlaceholderData}>
        <Answer query={report}>
          {(data) =>
            isEmpty(data) ? (
              <Nothing knownAt={chosen.kand} onForget={() => choose({ kand: undefined })} />
            ) : (
              <FiguresOf report={data}>
                <Said report={data} />
                <KeyFigures />
                <Sections report={data} />
                {chosen.kand && (
                  <p className="known-elsewhere">
                    <FormattedMessage id="statistics.known.not-below" />
                  </p>
                )}
                <Municipalities series={series} day={day} />
                <Changes
                  since={chosen.sedan}
                  day={day}
                  report={data}
                  onSince={(sedan) => choose({ sedan })}
                />
                <Definitions report={data} />
              </FiguresOf>
            )
          }
        </Answer>
      </div>
    </Page>
  );
}

function isDay(text: string | undefined): text is string {
  return (
    text !== undefined &&
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true
  );
}

function isInstant(text: string | undefined): text is string {
  return (
    text !== undefined &&
    /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(text) &&
    !Number.isNaN(Date.parse(text))
  );
}

function isEmpty({ figures }: Report): boolean {
  return figures.every(
    ({ id, value }) => id.endsWith('.expectedPercent') || value === 0 || value === null,
  );
}

/** Before the first meeting, or before the first thing was written down. */
function Nothing({ knownAt, onForget }: { knownAt: string | undefined; onForget: () => void }) {
  return (
    <Empty
      action={
        knownAt && (
          <Button variant="secondary" onClick={onForget}>
            <FormattedMessage id="statistics.known.forget" />
          </Button>
        )
      }
    >
      {knownAt ? (
        <FormattedMessage
          id="statistics.nothing-known"
          values={{ at: <Instant key="at" at={knownAt} /> }}
        />
      ) : (
        <FormattedMessage id="statistics.nothing" />
      )}
    </Empty>
  );
}

/** What the figures speak of, how to ask about them, and why some are not told. */
function Said({ report }: { report: Report }) {
  const masked = report.figures.some(({ value }) => isMasked(value));
  return (
    <div className="said">
      <p className="said-when" role="status">
        <FormattedMessage
          id="statistics.said"
          values={{
            day: <Day key="day" day={report.asOf} />,
            at: <Instant key="at" at={report.knownAt} />,
            when: report.asOf === todayInSweden() ? 'now' : 'then',
          }}
        />
      </p>
      <p className="subtle">
        <span className="on-screen">
          <FormattedMessage id="statistics.ask" />{' '}
        </span>
        {masked && <FormattedMessage id="statistics.why-hidden" />}
      </p>
    </div>
  );
}

function Downloads({ when, day }: { when: Parameters<typeof saveReport>[1]; day: string }) {
  const save = useMutation({
    mutationFn: (kind: 'xlsx' | 'csv') => saveReport(kind, when, day),
  });
  return (
    <>
      {(['xlsx', 'csv'] as const).map((kind) => (
        <Button
          key={kind}
          variant="secondary"
          data-size="sm"
          loading={save.isPending && save.variables === kind}
          onClick={() => save.mutate(kind)}
        >
          <FormattedMessage id={`statistics.save.${kind}`} />
        </Button>
      ))}
      <Button variant="secondary" data-size="sm" onClick={() => void printWithCharts()}>
        <FormattedMessage id="statistics.print" />
      </Button>
      {save.isError && (
        <ProblemNotice error={save.error} onRetry={() => save.mutate(save.variables)} />
      )}
    </>
  );
}

function Definitions({ report }: { report: Report }) {
  return (
    <details className="definitions">
      <summary>
        <FormattedMessage id="statistics.definitions" />
      </summary>
      <dl>
        {report.definitions.map((definition) => (
          <div key={definition.id}>
            <dt>
              <FormattedMessage id={`statistics.defined.${definition.id}`} />
            </dt>
            <dd>
              <DefinitionText definition={definition} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
