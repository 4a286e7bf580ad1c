export { AllowedFor, OpenToEverybody } from './allowed-for';
export { IdentityModule } from './identity.module';
export { personaHeader, roles, type Role } from './personas';
