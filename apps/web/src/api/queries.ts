import { QueryClient } from '@tanstack/react-query';
import { Problem } from './problem';

/**
 * Query keys begin with what they show: ['case', id, …], ['cases', …], ['today'], ['statistics', …];
 * live updates and commands mark them as stale by that beginning.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    // Asked also when the browser believes it is offline: the person is told at once, not left waiting.
    queries: {
      networkMode: 'always',
      staleTime: 30_000,
      retry: (count, error) =>
        count < 2 && !(error instanceof Problem && error.status >= 400 && error.status < 500),
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
