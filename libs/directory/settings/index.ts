export { ChangeSettings, SettingsOf } from './settings.commands';
export type { Settings } from './settings.decider';
