export * from './case';
export * from './consent';
export * from './consultation';
export * from './directory';
