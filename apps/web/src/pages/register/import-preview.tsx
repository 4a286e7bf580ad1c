import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FormattedList, FormattedMessage, useIntl } from 'react-intl';
import { api, dataOf } from '../../api/client';
import type { components } from '../../api/schema';
import { Day } from '../../parts/day';
import { Loading } from '../../parts/loading';
import { ProblemNotice } from '../../parts/problem-notice';

type Overview = components['schemas']['RegisterPreview'];
type FamilyChange = components['schemas']['RegisterFamilyChange'];
type CellChange = FamilyChange['changes'][number];

/** What an import would change, before anybody says yes: how much, and then family by family, struck ones first. */
export function ImportPreview({
  importId,
  overview,
  timesShown,
  children,
}: {
  importId: string;
  overview: Overview;
  /** It was shown before and is another by now when this is more than once. */
  timesShown: number;
  /** What one can do about it, once it was read. */
  children: ReactNode;
}) {
  const nothing = overview.events === 0;
  return (
    <div className="register-preview stack" role="group" aria-labelledby="register-preview">
      <Heading level={3} data-size="2xs" id="register-preview">
        <FormattedMessage id="register.preview" />
      </Heading>
      {timesShown > 1 && (
        <Alert data-color="warning" role="alert">
          <FormattedMessage id="register.preview.again" tagName="p" />
        </Alert>
      )}
      {nothing ? (
        <FormattedMessage id="register.preview.nothing" tagName="p" />
      ) : (
        <Counts of={overview} />
      )}
      {!nothing && <Families importId={importId} timesShown={timesShown} />}
      {children}
    </div>
  );
}

function Counts({ of }: { of: Overview }) {
  const { changes, municipalities, units, unitCount, consultations } = of;
  const beyond = unitCount - units.length;
  return (
    <>
      {changes.struckFamilies > 0 && (
        <Alert data-color="warning">
          <FormattedMessage
            id="register.preview.strikes"
            tagName="p"
            values={{ count: changes.struckFamilies }}
          />
          <FormattedMessage id="register.preview.no-way-back" tagName="p" />
        </Alert>
      )}
      {changes.struckFamilies === 0 && changes.correctedFamilies > 0 && (
        <FormattedMessage id="register.preview.no-way-back" tagName="p" />
      )}
      <ul>
        <FormattedMessage id="register.preview.families" tagName="li" values={{ ...changes }} />
        {(of.consultationsAdded > 0 || of.consultationsStruck > 0) && (
          <li>
            <FormattedMessage
              id="register.preview.consultations"
              values={{ added: of.consultationsAdded, struck: of.consultationsStruck }}
            />
            <details>
              <FormattedMessage id="register.preview.which" tagName="summary" />
              <ul>
                {consultations.map(({ heldOn, kind, struck }, at) => (
                  <li key={at}>
                    <FormattedMessage
                      id={`register.preview.consultation.${struck ? 'struck' : 'added'}`}
                      values={{ day: <Day day={heldOn} />, kind: <Cell text={kind} /> }}
                    />
                  </li>
                ))}
              </ul>
            </details>
          </li>
        )}
        {municipalities.length > 0 && (
          <li>
            <FormattedMessage
              id="register.preview.municipalities"
              values={{ names: <FormattedList value={municipalities} /> }}
            />
          </li>
        )}
        {unitCount > 0 && (
          <li>
            <FormattedMessage
              id="register.preview.units"
              values={{ names: <FormattedList value={units} />, more: beyond }}
            />
          </li>
        )}
        {changes.consents > 0 && (
          <FormattedMessage
            id="register.preview.papers"
            tagName="li"
            values={{ count: changes.consents }}
          />
        )}
        {of.firstDay && (
          <li>
            <FormattedMessage
              id="register.preview.first-day"
              values={{ day: <Day day={of.firstDay} /> }}
            />
          </li>
        )}
      </ul>
    </>
  );
}

function Families({ importId, timesShown }: { importId: string; timesShown: number }) {
  const pages = useInfiniteQuery({
    queryKey: ['register', importId, 'changes', timesShown],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/api/v1/register/imports/{importId}/changes', {
          params: { path: { importId }, query: pageParam ? { cursor: pageParam } : {} },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const families = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <FormattedMessage id="register.preview.read" tagName="p" />
      {pages.isError && <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && <Loading />}
      <ul className="register-changes">
        {families.map((family) => (
          <Family key={`${family.kind} ${family.family}`} of={family} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <div>
          <Button
            variant="secondary"
            loading={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            <FormattedMessage id="register.preview.more" />
          </Button>
        </div>
      )}
    </>
  );
}

function Family({ of }: { of: FamilyChange }) {
  const { family, kind, referredOn, holds, paper, changes, more } = of;
  return (
    <li className={kind === 'struck' ? 'register-struck' : undefined}>
      <p>
        <FormattedMessage
          id={`register.preview.${kind}`}
          values={{
            family: (
              <strong>
                <Cell text={family} />
              </strong>
            ),
            day: <Day day={referredOn} />,
            ...holds,
          }}
        />
        {paper && (
          <>
            {' '}
            <FormattedMessage id="register.preview.paper" />
          </>
        )}
      </p>
      {changes.length > 0 && (
        <ul>
          {changes.map((change, at) => (
            <li key={at}>
              <Change of={change} />
            </li>
          ))}
          {more > 0 && (
            <FormattedMessage id="register.change.more" tagName="li" values={{ count: more }} />
          )}
        </ul>
      )}
    </li>
  );
}

function Change({ of: { file, entry, column, before, after } }: { of: CellChange }) {
  const how = column !== null ? 'cell' : before === null ? 'added' : 'struck';
  return (
    <FormattedMessage
      id={`register.change.${how}`}
      values={{
        what: (
          <FormattedMessage
            id={`register.entry.${file}`}
            values={{ entry: <Cell text={entry ?? ''} /> }}
          />
        ),
        column: <Cell text={column ?? ''} />,
        before: <Cell text={before ?? ''} />,
        after: <Cell text={after ?? ''} />,
      }}
    />
  );
}

/** As the files have it, and so in Swedish. */
function Cell({ text }: { text: string }) {
  const intl = useIntl();
  return text === '' ? (
    intl.formatMessage({ id: 'register.change.empty' })
  ) : (
    <span lang="sv">{text}</span>
  );
}
