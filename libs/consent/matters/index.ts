export { heldWithout } from './held-without';
export {
  ConsentMatters,
  ConsentMattersHandler,
  ConsentsInForceSince,
  ConsentsInForceSinceHandler,
  type CaseMatters,
} from './matter.queries';
export { mattersOf, type Matter, type MatterKind } from './matters';
