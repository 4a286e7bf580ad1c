export { ForeignFiles, type ForeignLimits } from './foreign-files';
