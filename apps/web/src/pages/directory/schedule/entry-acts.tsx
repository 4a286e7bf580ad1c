import { Button } from '@digdir/designsystemet-react';
import { FormattedMessage, useIntl } from 'react-intl';

/** Changing and removing an entry; each says which one to those who do not see where it stands. */
export function EntryActs({
  name,
  onChange,
  onRemove,
}: {
  name: string;
  onChange: () => void;
  onRemove?: () => void;
}) {
  const intl = useIntl();
  return (
    <span className="directory-acts">
      <Button
        variant="tertiary"
        data-size="sm"
        aria-label={intl.formatMessage({ id: 'directory.change.which' }, { name })}
        onClick={onChange}
      >
        <FormattedMessage id="directory.change" />
      </Button>
      {onRemove && (
        <Button
          variant="tertiary"
          data-size="sm"
          aria-label={intl.formatMessage({ id: 'directory.contact.remove.who' }, { name })}
          onClick={onRemove}
        >
          <FormattedMessage id="directory.contact.remove" />
        </Button>
      )}
    </span>
  );
}
