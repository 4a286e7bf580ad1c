import { QueryClient } from '@tanstack/react-query';
import { Problem } from './problem';

/**
 * Query keys begin with what they show: ['case', id, …], ['cases', …], ['today'], ['statistics', …];
 * live updates and commands mark them as stale by that beginning.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (count, error) =>
        count < 2 && !(error instanceof Problem && error.status >= 400 && error.status < 500),
    },
    mutations: { retry: false },
  },
});
