import { Button, Checkbox, Fieldset, Heading } from '@digdir/designsystemet-react';
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
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const wanted = [...asked, ...ticked];
  const fresh = unknown.filter(({ nearest }) => nearest === null);
  const misspelt = unknown.filter(({ nearest }) => nearest !== null);
  const all = unknown.every(({ name }) => ticked.includes(name));
  const tooMany = wanted.length > mostNamed && !all;
  const tick = (names: readonly string[], on: boolean) => {
    const others = ticked.filter((name) => !names.includes(name));
    setTicked(on ? [...others, ...names] : others);
  };
  return (
    <div className="stack register-new" role="group" aria-labelledby="register-new">
      <Heading level={3} data-size="2xs" id="register-new">
        <FormattedMessage id="register.new" values={{ count: unknown.length }} />
      </Heading>
      <p>
        <FormattedMessage id="register.new.what" />
      </p>
      <Names kind="fresh" of={fresh} ticked={ticked} onTick={tick} />
      <Names kind="misspelt" of={misspelt} ticked={ticked} onTick={tick} />
      {tooMany && (
        <FormattedMessage id="register.new.too-many" tagName="p" values={{ most: mostNamed }} />
      )}
      <div>
        <Button
          variant="secondary"
          disabled={ticked.length === 0 || tooMany}
          onClick={() => onAsk(wanted)}
        >
          <FormattedMessage id="register.new.check" values={{ count: ticked.length }} />
        </Button>
      </div>
    </div>
  );
}

/** Those that look misspelt are ticked one by one: ticked with the rest, a slip of the hand would become a unit. */
function Names({
  kind: group,
  of,
  ticked,
  onTick,
}: {
  kind: 'fresh' | 'misspelt';
  of: readonly UnknownName[];
  ticked: readonly string[];
  onTick: (names: readonly string[], on: boolean) => void;
}) {
  const intl = useIntl();
  if (of.length === 0) return null;
  const names = of.map(({ name }) => name);
  return (
    <Fieldset className={`register-${group}`}>
      <Fieldset.Legend>
        <FormattedMessage id={`register.new.${group}`} />
      </Fieldset.Legend>
      <Fieldset.Description>
        <FormattedMessage id={`register.new.${group}.what`} />
      </Fieldset.Description>
      {group === 'fresh' && names.length > 1 && (
        <Checkbox
          label={intl.formatMessage({ id: 'register.new.all' }, { count: names.length })}
          value="all"
          checked={names.every((name) => ticked.includes(name))}
          onChange={({ target }) => onTick(names, target.checked)}
        />
      )}
      {of.map(({ kind, name, nearest, rows }) => (
        <Checkbox
          key={`${kind} ${name}`}
          label={intl.formatMessage({ id: `register.new.${kind}` }, { name })}
          description={intl.formatMessage(
            { id: nearest === null ? 'register.new.rows' : 'register.new.nearest' },
            { nearest: nearest ?? '', rows },
          )}
          value={name}
          checked={ticked.includes(name)}
          onChange={({ target }) => onTick([name], target.checked)}
        />
      ))}
    </Fieldset>
  );
}
