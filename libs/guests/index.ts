export { GuestsModule } from './guests.module';
