export { agreedProjection } from './first-word.view';
export { FirstWords } from './first-words';
