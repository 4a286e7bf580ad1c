export { readKey } from './classes';
export { Cubes } from './cubes';
export { dayNumber } from './family.facts';
export { partsOf, type Part, type PartName } from './parts';
