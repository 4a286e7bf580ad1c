export { ForeignFiles, type ForeignLimits } from './foreign-files';
export { QuickFirst, type QuickFirstLimits } from './quick-first';
