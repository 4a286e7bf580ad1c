export { AllowedFor, OpenToEverybody, type Visitor } from './allowed-for';
export { GuestLinks, type GuestGrant, type ReadGrant } from './guest-links';
export { GuestOf, LinkOf, type Guest } from './guest-of';
export { IdentityModule } from './identity.module';
export { linkHeader, sessionHeader } from './persona.guard';
export { personaHeader, roles, type Role } from './personas';
