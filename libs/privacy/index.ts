export { PrivacyModule } from './privacy.module';
export { ForgetSubject, WritePersonalText } from './personal-text.commands';
export type { PersonalField, PersonalTextEntry, RemovalGround } from './personal-text.commands';
export { ReadPersonalText } from './personal-text.view';
export type { PersonalTexts } from './personal-text.view';
export { AccessLogOf } from './access-log';
export type { AccessLogEntry } from './access-log';
export { FindSubjects } from './find-subjects';
