import { Button, Checkbox, Fieldset } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { components } from '../../api/schema';

type UnknownName = components['schemas']['RegisterCheck']['unknown'][number];

/** So many names fit into an address. */
const mostNamed = 100;

/** As the api is asked to add names. Where they are too many to be named, all are asked for: `NewNames` sees to that. */
export function askedFor(names: readonly string[]) {
  return names.length > mostNamed ? { createAll: true } : { create: [...names] };
}

/**
 * Names that the directory does not have: slips of the hand, to be mended in the spreadsheets, or new ones, which come
 * with the register when all that is new was ticked.
 */
export function NewNames({
  unknown,
  asked,
  onAsk,
}: {
  unknown: readonly UnknownName[];
  /** Those that were asked for before. */
  asked: readonly string[];
  onAsk: (names: readonly string[]) => void;
}) {
  const intl = useIntl();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const names = unknown.map(({ name }) => name);
  const wanted = [...asked, ...ticked];
  const all = names.every((name) => ticked.includes(name));
  const tick = (name: string, on: boolean) =>
    setTicked(on ? [...ticked, name] : ticked.filter((other) => other !== name));
  return (
    <div className="stack register-new">
      <Fieldset>
        <Fieldset.Legend>
          <FormattedMessage id="register.new" values={{ count: unknown.length }} />
        </Fieldset.Legend>
        <Fieldset.Description>
          <FormattedMessage id="register.new.what" />
        </Fieldset.Description>
        {names.length > 1 && (
          <Checkbox
            label={intl.formatMessage({ id: 'register.new.all' })}
            value="all"
            checked={all}
            onChange={({ target }) => setTicked(target.checked ? names : [])}
          />
        )}
        {unknown.map(({ kind, name, nearest, rows }) => (
          <Checkbox
            key={`${kind} ${name}`}
            label={intl.formatMessage({ id: `register.new.${kind}` }, { name })}
            description={intl.formatMessage(
              { id: nearest === null ? 'register.new.none-near' : 'register.new.nearest' },
              { nearest: nearest ?? '', rows },
            )}
            value={name}
            checked={ticked.includes(name)}
            onChange={({ target }) => tick(name, target.checked)}
          />
        ))}
      </Fieldset>
      <div>
        <Button
          variant="secondary"
          disabled={ticked.length === 0 || (wanted.length > mostNamed && !all)}
          onClick={() => onAsk(wanted)}
        >
          <FormattedMessage id="register.new.check" values={{ count: ticked.length }} />
        </Button>
      </div>
    </div>
  );
}
