import { Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useSettled } from '../../parts/settled';
import type { CaseSearch } from './case-search';
import { caseStatuses, useMunicipalities } from './case-words';

/** By number, name or person number (law.md 5), by where it stands, and by municipality. */
export function CaseFilter({
  search,
  onChange,
}: {
  search: CaseSearch;
  onChange: (changed: Partial<CaseSearch>) => void;
}) {
  const intl = useIntl();
  const [text, setText] = useText(search.text, (settled) => onChange({ text: settled }));
  const municipalities = useMunicipalities();
  const isSet = search.text || search.status || search.municipality;
  return (
    <search className="case-filter">
      <Textfield
        type="search"
        label={intl.formatMessage({ id: 'cases.search' })}
        value={text}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => setText(target.value)}
      />
      <Field>
        <Label>
          <FormattedMessage id="cases.status" />
        </Label>
        <Select
          value={search.status ?? ''}
          onChange={({ target }) =>
            onChange({ status: caseStatuses.find((one) => one === target.value) })
          }
        >
          <Select.Option value="">{intl.formatMessage({ id: 'cases.status.any' })}</Select.Option>
          {caseStatuses.map((status) => (
            <Select.Option key={status} value={status}>
              {intl.formatMessage({ id: `cases.status.${status}` })}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <Field>
        <Label>
          <FormattedMessage id="cases.municipality" />
        </Label>
        <Select
          value={search.municipality ?? ''}
          onChange={({ target }) => onChange({ municipality: target.value || undefined })}
        >
          <Select.Option value="">
            {intl.formatMessage({ id: 'cases.municipality.any' })}
          </Select.Option>
          {municipalities.data?.items.map(({ code, name }) => (
            <Select.Option key={code} value={code}>
              {name}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <Button
        variant="tertiary"
        disabled={!isSet}
        onClick={() => {
          setText('');
          onChange({ text: '', status: undefined, municipality: undefined });
        }}
      >
        <FormattedMessage id="cases.clear" />
      </Button>
    </search>
  );
}

/** What is written, told once somebody pauses; follows the address when it changes from elsewhere. */
function useText(stands: string, tell: (text: string) => void) {
  const [text, setText] = useState(stands);
  const settled = useSettled(text.trim());
  const announced = useRef(stands);
  const latest = useRef(tell);
  useEffect(() => {
    latest.current = tell;
  });
  useEffect(() => {
    if (settled === announced.current) return;
    announced.current = settled;
    latest.current(settled);
  }, [settled]);
  useEffect(() => {
    if (stands === announced.current) return;
    announced.current = stands;
    setText(stands);
  }, [stands]);
  return [text, setText] as const;
}
