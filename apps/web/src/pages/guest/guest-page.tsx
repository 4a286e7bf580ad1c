import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState, type ComponentType } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api, dataOf } from '../../api/client';
import { Problem } from '../../api/problem';
import type { components } from '../../api/schema';
import { Loading } from '../../parts/loading';
import { Page } from '../../parts/page';
import { ProblemNotice } from '../../parts/problem-notice';
import { CodeStep } from './code-step';
import { keepSession, sessionOf, type GuestProps, type Session } from './session';
import './guest.css';

type Link = components['schemas']['GuestLink'];

/** One page for each purpose; it comes once somebody has shown who they are. */
const contents: Readonly<Partial<Record<Link['purpose'], ComponentType<GuestProps>>>> = {
  agreement: lazy(() => import('./agreement')),
  invitation: lazy(() => import('./invitation')),
  poll: lazy(() => import('./poll')),
};

/** For whoever was sent a link: a code first, then one question, on a phone and without an account. */
export default function GuestPage() {
  const { token } = useParams({ from: '/svar/$token' });
  const link = useQuery({
    queryKey: ['guest', token],
    queryFn: () => dataOf(api.GET('/api/v1/guest', { headers: { 'X-Guest-Link': token } })),
    retry: false,
    staleTime: Infinity,
  });
  if (link.data) return <Opened key={token} token={token} link={link.data} />;
  if (!link.isError) return <Loading />;
  return <NotOpened error={link.error} onRetry={() => void link.refetch()} />;
}

function Opened({ token, link }: { token: string; link: Link }) {
  const [session, setSession] = useState(() => sessionOf(token));
  const [ended, setEnded] = useState(false);
  const change = (now: Session | null) => {
    keepSession(token, now);
    setSession(now);
    setEnded(now === null);
  };
  if (!session) return <CodeStep token={token} link={link} ended={ended} onSession={change} />;
  const Content = contents[link.purpose];
  if (!Content) return <NotOpened error={new Problem(404, 'guest.link-invalid')} />;
  return (
    <Suspense fallback={<Loading />}>
      <Content headers={{ 'X-Guest-Session': session.session }} onEnded={() => change(null)} />
    </Suspense>
  );
}

/** A link that is old or was cut off on its way: what happened, and what to do. */
function NotOpened({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const intl = useIntl();
  const code = error instanceof Problem ? error.code : '';
  const known = code === 'guest.link-expired' || code === 'guest.link-invalid';
  return (
    <Page title={intl.formatMessage({ id: known ? `${code}.title` : 'guest.title' })}>
      {known ? (
        <div className="sheet stack" role="alert">
          <FormattedMessage id={`problem.${code}`} tagName="p" />
          <FormattedMessage id={`${code}.do`} tagName="p" />
        </div>
      ) : (
        <ProblemNotice error={error} {...(onRetry && { onRetry })} />
      )}
    </Page>
  );
}
