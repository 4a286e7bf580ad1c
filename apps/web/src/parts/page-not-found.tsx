import { Link } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { startPage, usePersona } from '../app/persona';
import { Page } from './page';

export function PageNotFound() {
  const intl = useIntl();
  const persona = usePersona();
  return (
    <Page title={intl.formatMessage({ id: 'page-not-found.title' })}>
      <FormattedMessage id="page-not-found.what" tagName="p" />
      <Link to={persona ? startPage[persona] : '/valj-roll'}>
        <FormattedMessage id="page-not-found.start" />
      </Link>
    </Page>
  );
}
