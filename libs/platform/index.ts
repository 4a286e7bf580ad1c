export * from './command-context';
export * from './errors';
export * from './projection';
export * from './room';
export * from './stream';
export * from './transaction';
