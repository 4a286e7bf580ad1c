export { EndContactPerson, NameContactPerson } from './contact-persons.commands';
export { ContactPersonsOf, type ContactPerson } from './contact-persons.view';
