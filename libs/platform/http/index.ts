export * from './answer';
export * from './change';
export * from './command-context-of';
export * from './page';
export * from './principal';
export * from './problem';
export * from './problem.filter';
export * from './valid';
