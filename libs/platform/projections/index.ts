export { whatFailed } from './projection-failure';
export type { ProjectionLag } from './projection-lag';
export { ProjectionRunner } from './projection-runner';
