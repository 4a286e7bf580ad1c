export * from './cell-text';
export * from './clock';
export * from './decider';
export * from './event';
export * from './foreign-file';
export * from './ids';
export * from './local-date';
export * from './person-number-shape';
