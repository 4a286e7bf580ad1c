export { AnswerListeners, type AnswerListener } from './answer-listeners';
