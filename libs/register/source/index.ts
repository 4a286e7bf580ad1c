export { checkZip, lookAtZip, openRegister, type RegisterSource } from './register-source';
export type { CheckedReport } from './zip-reader';
