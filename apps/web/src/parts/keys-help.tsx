import { FormattedMessage, useIntl } from 'react-intl';
import { Dialog } from './dialog';

const keys = [
  ['Ctrl K / ⌘ K', 'keys.find'],
  ['?', 'keys.help'],
  ['Esc', 'keys.close'],
  ['Tab', 'keys.next'],
] as const;

export function KeysHelp({ onClose }: { onClose: () => void }) {
  const intl = useIntl();
  return (
    <Dialog title={intl.formatMessage({ id: 'keys.title' })} onClose={onClose}>
      <dl className="keys">
        {keys.map(([key, text]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>
              <FormattedMessage id={text} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
