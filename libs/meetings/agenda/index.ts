export { composeAgenda, warningsOf } from './agenda';
export type { ComposedAgenda } from './agenda';
