import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
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
  const { correlationId } = problem.details;
  const { code, status } = problem;
  // Without a code of ours, as from something on the way, the status still says what to do.
  const named = code === 'unknown' ? [] : [`problem.${code}`];
  const id =
    [...named, `problem.status.${status}`].find((one) => one in intl.messages) ?? 'problem.unknown';
  // Why a field was refused, where there is more to say than that it was.
  const rules = [...new Set(problem.fields.map(({ rule }) => `problem.rule.${rule}`))].filter(
    (one) => one in intl.messages,
  );
  return (
    <Alert data-color={status === 409 || status === 0 ? 'warning' : 'danger'} role="alert">
      <Heading level={2} data-size="2xs">
        <FormattedMessage id={id} />
      </Heading>
      {rules.map((rule) => (
        <FormattedMessage key={rule} id={rule} tagName="p" />
      ))}
      {kept && <FormattedMessage id="problem.kept" tagName="p" />}
      {status === 401 && (
        <p>
          <Link to="/valj-roll">
            <FormattedMessage id="problem.choose-persona" />
          </Link>
        </p>
      )}
      {(problem.fields.length > 0 || typeof correlationId === 'string') && (
        <details>
          <summary>
            <FormattedMessage id="problem.for-support" />
          </summary>
          <ul>
            {problem.fields.map(({ field, message }) => (
              <li key={`${field} ${message}`}>
                {field}: {message}
              </li>
            ))}
            {typeof correlationId === 'string' && <li>{correlationId}</li>}
          </ul>
        </details>
      )}
      {onRetry && (
        <Button variant="secondary" data-size="sm" onClick={onRetry}>
          <FormattedMessage id="action.retry" />
        </Button>
      )}
    </Alert>
  );
}
