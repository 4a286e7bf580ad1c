export { ChangeSettings, SettingsOf, TranscribeFirstDay } from './settings.commands';
export type { Settings } from './settings.decider';
