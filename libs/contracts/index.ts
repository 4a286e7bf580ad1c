export * from './agreement';
export * from './calendar-day';
export * from './case';
export * from './consent';
export * from './consultation';
export * from './directory';
export * from './schedule';
export * from './meeting';
