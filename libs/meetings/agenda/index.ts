export { composeAgenda, warningsOf } from './agenda';
