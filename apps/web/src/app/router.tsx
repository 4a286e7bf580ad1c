import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { queryClient } from '../api/queries';
import { reportAt, seriesTo } from '../pages/statistics/queries';
import { todayInSweden } from '../parts/day';
import { Loading } from '../parts/loading';
import { PageFailed } from '../parts/page-failed';
import { PageNotFound } from '../parts/page-not-found';
import { currentPersona, startPage, type Persona } from './persona';
import { Shell } from './shell';

const root = createRootRoute({ component: Shell, notFoundComponent: PageNotFound });

/** Only for those personas; the api refuses as well, this only spares a person the refusal. */
function only(...allowed: Persona[]) {
  return () => {
    const persona = currentPersona();
    if (!persona) throw redirect({ to: '/valj-roll' });
    if (!allowed.includes(persona)) throw redirect({ to: startPage[persona] });
  };
}

const coordinator = { beforeLoad: only('coordinator') };
const referrer = { beforeLoad: only('referrer') };
const figures = { beforeLoad: only('steering-group', 'coordinator', 'operator') };
const operation = { beforeLoad: only('operator') };
const anybody = { beforeLoad: only('coordinator', 'referrer', 'steering-group', 'operator') };
const upkeep = { beforeLoad: only('coordinator', 'operator') };
const parent = { getParentRoute: () => root };

/** Today's figures are asked for while the script of their page is still on its way. */
function askForFigures() {
  const today = todayInSweden();
  void queryClient.prefetchQuery(reportAt({ asOf: today }));
  void queryClient.prefetchQuery(seriesTo(today));
}

const tree = root.addChildren([
  createRoute({
    ...parent,
    path: '/valj-roll',
    component: lazyRouteComponent(() => import('../pages/sign-in/choose-persona')),
  }),
  createRoute({
    ...parent,
    ...coordinator,
    path: '/idag',
    component: lazyRouteComponent(() => import('../pages/today/today')),
  }),
  createRoute({
    ...parent,
    ...coordinator,
    path: '/arenden',
    validateSearch: (search: Record<string, unknown>) => ({
      sok: typeof search['sok'] === 'string' ? search['sok'] : undefined,
      status: typeof search['status'] === 'string' ? search['status'] : undefined,
      kommun: typeof search['kommun'] === 'string' ? search['kommun'] : undefined,
    }),
    component: lazyRouteComponent(() => import('../pages/cases/case-list')),
  }),
  createRoute({
    ...parent,
    ...coordinator,
    path: '/arenden/$caseId',
    // Whom to ask for consent, about which agency and for what: the form for it is open then.
    validateSearch: (
      search: Record<string, unknown>,
    ): { fraga?: string; om?: string; andamal?: string } => ({
      ...(typeof search['fraga'] === 'string' && { fraga: search['fraga'] }),
      ...(typeof search['om'] === 'string' && { om: search['om'] }),
      ...(typeof search['andamal'] === 'string' && { andamal: search['andamal'] }),
    }),
    component: lazyRouteComponent(() => import('../pages/case/case-page')),
  }),
  createRoute({
    ...parent,
    ...coordinator,
    path: '/arenden/$caseId/moten/$meetingId/hitta-tid',
    component: lazyRouteComponent(() => import('../pages/meetings/finding/find-time')),
  }),
  createRoute({
    ...parent,
    ...coordinator,
    path: '/arenden/$caseId/moten/$meetingId/dagordning',
    component: lazyRouteComponent(() => import('../pages/meetings/agenda/agenda')),
  }),
  createRoute({
    ...parent,
    ...coordinator,
    path: '/arenden/$caseId/moten/$meetingId/moteslage',
    component: lazyRouteComponent(() => import('../pages/meetings/mode/meeting-mode')),
  }),
  createRoute({
    ...parent,
    ...coordinator,
    path: '/aktualiseringar',
    component: lazyRouteComponent(() => import('../pages/referrals/inbox')),
  }),
  createRoute({
    ...parent,
    ...coordinator,
    path: '/aktualiseringar/$caseId',
    component: lazyRouteComponent(() => import('../pages/referrals/assessment')),
  }),
  createRoute({
    ...parent,
    ...coordinator,
    path: '/overenskommelser',
    validateSearch: (search: Record<string, unknown>) => ({
      verksamhet: typeof search['verksamhet'] === 'string' ? search['verksamhet'] : undefined,
      forsenade: search['forsenade'] === 'ja' ? ('ja' as const) : undefined,
    }),
    component: lazyRouteComponent(() => import('../pages/agreements/agreements')),
  }),
  createRoute({
    ...parent,
    ...coordinator,
    path: '/konsultationer',
    component: lazyRouteComponent(() => import('../pages/consultations/consultations')),
  }),
  createRoute({
    ...parent,
    ...coordinator,
    path: '/register',
    component: lazyRouteComponent(() => import('../pages/register/register')),
  }),
  createRoute({
    ...parent,
    ...upkeep,
    path: '/katalog',
    component: lazyRouteComponent(() => import('../pages/directory/directory')),
  }),
  createRoute({
    ...parent,
    ...referrer,
    path: '/mina-aktualiseringar',
    component: lazyRouteComponent(() => import('../pages/referrer/own-referrals')),
  }),
  createRoute({
    ...parent,
    ...referrer,
    path: '/ny-aktualisering',
    // The step lives in the address, so that back goes one step back.
    validateSearch: (search: Record<string, unknown>) => ({
      steg: typeof search['steg'] === 'string' ? search['steg'] : undefined,
    }),
    component: lazyRouteComponent(() => import('../pages/referrer/new-referral')),
  }),
  createRoute({
    ...parent,
    ...referrer,
    path: '/mina-aktualiseringar/$caseId',
    component: lazyRouteComponent(() => import('../pages/referrer/receipt')),
  }),
  createRoute({
    ...parent,
    ...figures,
    path: '/statistik',
    validateSearch: (search: Record<string, unknown>) => ({
      dag: typeof search['dag'] === 'string' ? search['dag'] : undefined,
      kand: typeof search['kand'] === 'string' ? search['kand'] : undefined,
      sedan: typeof search['sedan'] === 'string' ? search['sedan'] : undefined,
    }),
    loader: askForFigures,
    component: lazyRouteComponent(() => import('../pages/statistics/statistics')),
  }),
  createRoute({
    ...parent,
    ...operation,
    path: '/drift/koer',
    component: lazyRouteComponent(() => import('../pages/operation/queues')),
  }),
  createRoute({
    ...parent,
    ...anybody,
    path: '/demo/mailbox',
    component: lazyRouteComponent(() => import('../pages/operation/mailbox')),
  }),
  createRoute({
    ...parent,
    path: '/svar/$token',
    component: lazyRouteComponent(() => import('../pages/guest/guest-page')),
  }),
  createRoute({
    ...parent,
    path: '/tillganglighet',
    component: lazyRouteComponent(() => import('../pages/about/accessibility')),
  }),
  createRoute({
    ...parent,
    path: '/tyck-till',
    // The page one came from, which the feedback is probably about.
    validateSearch: (search: Record<string, unknown>) => ({
      sida: typeof search['sida'] === 'string' ? search['sida'] : undefined,
    }),
    component: lazyRouteComponent(() => import('../pages/about/feedback')),
  }),
]);

export const router = createRouter({
  routeTree: tree,
  defaultPendingComponent: Loading,
  defaultPendingMs: 200,
  defaultErrorComponent: PageFailed,
  defaultNotFoundComponent: PageNotFound,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
