export { CommandRunner, type Transition } from './command-runner';
