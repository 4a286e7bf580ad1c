import { FormattedList, useIntl } from 'react-intl';

/** How many there are of each kind, in words; of what there is none, nothing is said. */
export function Counted<Kind extends string>({
  of,
  kinds,
}: {
  of: Readonly<Record<Kind, number>>;
  kinds: readonly Kind[];
}) {
  const intl = useIntl();
  return (
    <FormattedList
      value={kinds
        .filter((kind) => of[kind] > 0)
        .map((kind) => intl.formatMessage({ id: `register.count.${kind}` }, { count: of[kind] }))}
    />
  );
}
