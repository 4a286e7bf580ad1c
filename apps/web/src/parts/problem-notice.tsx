import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Problem } from '../api/problem';

/** What happened, what was kept, and what to do. `kept` is for forms: what was typed is still there. */
export function ProblemNotice({
  error,
  onRetry,
  kept = false,
}: {
  error: unknown;
  onRetry?: () => void;
  kept?: boolean;
}) {
  const intl = useIntl();
  const problem = error instanceof Problem ? error : new Problem(500, 'unknown');
  const known = `problem.${problem.code}`;
  const general = `problem.status.${problem.status}`;
  const id = [known, general].find((one) => one in intl.messages) ?? 'problem.unknown';
  return (
    <Alert
      data-color={problem.status === 409 || problem.status === 0 ? 'warning' : 'danger'}
      role="alert"
    >
      <Heading level={2} data-size="xs">
        <FormattedMessage id={id} />
      </Heading>
      {problem.fields.length > 0 && (
        <ul>
          {problem.fields.map(({ field, message }) => (
            <li key={`${field} ${message}`}>
              {field}: {message}
            </li>
          ))}
        </ul>
      )}
      {kept && <FormattedMessage id="problem.kept" tagName="p" />}
      {onRetry && (
        <Button variant="secondary" data-size="sm" onClick={onRetry}>
          <FormattedMessage id="action.retry" />
        </Button>
      )}
    </Alert>
  );
}
