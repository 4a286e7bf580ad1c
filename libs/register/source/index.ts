export { checkZip, lookAtZip, openRegister, type RegisterSource } from './register-source';
