import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client';
import type { components } from '../../api/schema';
import type { When } from './report';

export type SeriesPoint = components['schemas']['ReportSeries']['points'][number];
export type ChangesAnswer = components['schemas']['ReportChanges'];
export type ChangedFigure = ChangesAnswer['figures'][number];

export function reportAt(when: When) {
  return queryOptions({
    queryKey: ['statistics', 'report', when],
    queryFn: () => dataOf(api.GET('/api/v1/statistics/report', { params: { query: when } })),
    placeholderData: keepPreviousData,
  });
}

/** The months of the last ten years, the most the api tells at once, from the first with a family. */
export function seriesTo(today: string) {
  return queryOptions({
    queryKey: ['statistics', 'series', today],
    queryFn: () =>
      dataOf(
        api.GET('/api/v1/statistics/series', {
          params: { query: { from: tenYearsBefore(today), to: today, step: 'month' } },
        }),
      ),
    select: ({ points }) => {
      const first = points.findIndex(({ families }) => families !== 0);
      return first < 0 ? [] : points.slice(Math.max(0, first - 1));
    },
    placeholderData: keepPreviousData,
  });
}

function tenYearsBefore(day: string): string {
  const [year, month] = day.split('-').map(Number);
  return new Date(Date.UTC(year! - 10, month, 1)).toISOString().slice(0, 10);
}

export function changesBetween(since: string, asOf: string) {
  return queryOptions({
    queryKey: ['statistics', 'changes', since, asOf],
    queryFn: () =>
      dataOf(
        api.GET('/api/v1/statistics/changes', {
          params: { query: { since, asOf } },
        }),
      ),
    placeholderData: keepPreviousData,
  });
}

/** The header that says who asks cannot stand in a link, so the file is fetched and then saved. */
export async function saveReport(kind: 'xlsx' | 'csv', when: When, day: string): Promise<void> {
  const asked = { params: { query: when }, parseAs: 'blob' } as const;
  const { data: file } = await (kind === 'xlsx'
    ? api.GET('/api/v1/statistics/report.xlsx', asked)
    : api.GET('/api/v1/statistics/report.csv', asked));
  if (!file) return;
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = `famsam-statistik-${day}.${kind}`;
  link.click();
  URL.revokeObjectURL(address);
}
