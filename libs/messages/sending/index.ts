export { Carriers } from './carriers';
export { serveCourier } from './courier-process';
export type { Letter } from './letter';
export { Ways } from './way';
