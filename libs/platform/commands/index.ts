export { CommandRunner } from './command-runner';
