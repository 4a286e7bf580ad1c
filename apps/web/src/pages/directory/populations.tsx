import {
  Button,
  Field,
  Heading,
  Label,
  Select,
  Table,
  Textfield,
} from '@digdir/designsystemet-react';
import { useState, type FormEvent } from 'react';
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import { useChange } from '../../api/change';
import { api, dataOf } from '../../api/client';
import { useDraft } from '../../app/drafts';
import { Day, todayInSweden } from '../../parts/day';
import { DayField } from '../../parts/day-field';
import { Empty } from '../../parts/empty';
import { ProblemNotice } from '../../parts/problem-notice';
import { TableScroll } from '../../parts/table-scroll';
import type { Municipality, PopulationFigure } from './directory-queries';

/** Inhabitants by municipality, each figure with its day and source (law.md 30). */
export function Populations({
  municipalities,
  figures,
}: {
  municipalities: readonly Municipality[];
  figures: readonly PopulationFigure[];
}) {
  const named = new Map(municipalities.map(({ code, name }) => [code, name]));
  return (
    <section className="stack" aria-labelledby="directory-population">
      <Heading level={2} data-size="sm" id="directory-population">
        <FormattedMessage id="directory.population" />
      </Heading>
      <p className="subtle">
        <FormattedMessage id="directory.population.use" />
      </p>
      {figures.length === 0 ? (
        <Empty>
          <FormattedMessage id="directory.population.empty" />
        </Empty>
      ) : (
        <TableScroll>
          <Table>
            <caption>
              <FormattedMessage id="directory.population.caption" />
            </caption>
            <Table.Head>
              <Table.Row>
                {['municipality', 'on', 'inhabitants', 'source'].map((column) => (
                  <Table.HeaderCell key={column} scope="col">
                    <FormattedMessage id={`directory.${column}`} />
                  </Table.HeaderCell>
                ))}
              </Table.Row>
            </Table.Head>
            <Table.Body>
              {figures.map(({ code, on, inhabitants, source }) => (
                <Table.Row key={`${code} ${on} ${source}`}>
                  <Table.Cell>{named.get(code) ?? code}</Table.Cell>
                  <Table.Cell>
                    <Day day={on} />
                  </Table.Cell>
                  <Table.Cell className="number">
                    <FormattedNumber value={inhabitants} />
                  </Table.Cell>
                  <Table.Cell>{source}</Table.Cell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </TableScroll>
      )}
      <NewFigure municipalities={municipalities} />
    </section>
  );
}

const empty = { code: '', on: '', inhabitants: '', source: 'SCB' };

function NewFigure({ municipalities }: { municipalities: readonly Municipality[] }) {
  const intl = useIntl();
  const draft = useDraft('population', empty);
  const [tried, setTried] = useState(false);
  const send = useChange(
    (body: { code: string; on: string; inhabitants: number; source: string }, header) =>
      dataOf(api.POST('/api/v1/directory/population', { params: { header }, body })),
    [['directory'], ['statistics']],
  );
  const { code, on, inhabitants, source } = draft.value;
  const change = (part: Partial<typeof empty>) => draft.set((now) => ({ ...now, ...part }));
  const number = Number(inhabitants.replaceAll(/\s/g, ''));
  const wrong = {
    code: !code,
    on: !on,
    inhabitants: !inhabitants.trim() || !Number.isInteger(number) || number < 0,
    source: !source.trim(),
  };
  const errorOf = (field: keyof typeof wrong) =>
    tried && wrong[field] ? intl.formatMessage({ id: `directory.${field}.wrong` }) : undefined;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.values(wrong).some(Boolean)) return;
    send.mutate(
      { code, on, inhabitants: number, source: source.trim() },
      {
        onSuccess: () => {
          draft.forget();
          setTried(false);
        },
      },
    );
  };
  const codeError = errorOf('code');
  return (
    <form className="sheet stack" noValidate onSubmit={onSubmit}>
      <Heading level={3} data-size="2xs">
        <FormattedMessage id="directory.population.add" />
      </Heading>
      <div className="row directory-figure">
        <Field>
          <Label>
            <FormattedMessage id="directory.municipality" />
          </Label>
          <Select
            value={code}
            aria-invalid={codeError !== undefined}
            onChange={({ target }) => change({ code: target.value })}
          >
            <Select.Option value="" disabled>
              {intl.formatMessage({ id: 'directory.code.wrong' })}
            </Select.Option>
            {municipalities.map((one) => (
              <Select.Option key={one.code} value={one.code}>
                {one.name}
              </Select.Option>
            ))}
          </Select>
          {codeError && <p role="alert">{codeError}</p>}
        </Field>
        <DayField
          label={intl.formatMessage({ id: 'directory.on' })}
          value={on}
          max={todayInSweden()}
          error={errorOf('on')}
          onChange={(day) => change({ on: day })}
        />
        <Textfield
          label={intl.formatMessage({ id: 'directory.inhabitants' })}
          inputMode="numeric"
          value={inhabitants}
          error={errorOf('inhabitants')}
          onChange={({ target }) => change({ inhabitants: target.value })}
        />
        <Textfield
          label={intl.formatMessage({ id: 'directory.source' })}
          maxLength={200}
          value={source}
          error={errorOf('source')}
          onChange={({ target }) => change({ source: target.value })}
        />
      </div>
      <p role="status">{send.isSuccess && <FormattedMessage id="directory.population.added" />}</p>
      {send.isError && <ProblemNotice error={send.error} kept />}
      <div>
        <Button type="submit" loading={send.isPending}>
          <FormattedMessage id="action.save" />
        </Button>
      </div>
    </form>
  );
}
