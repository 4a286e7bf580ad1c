import type { Clock } from '@famsam/kernel';
import { AgreementsModule } from '@famsam/agreements';
import { CasesModule } from '@famsam/cases';
import { ConsentModule } from '@famsam/consent';
import { DirectoryModule } from '@famsam/directory';
import { FeedbackModule } from '@famsam/feedback';
import { GuestsModule } from '@famsam/guests';
import { IdentityModule } from '@famsam/identity';
import { MeetingsModule } from '@famsam/meetings';
import { MessagesModule } from '@famsam/messages';
import {
  ConfigurationModule,
  JobsModule,
  PlatformModule,
  type Configuration,
} from '@famsam/platform';
import { PrivacyModule } from '@famsam/privacy';
import { RegisterModule } from '@famsam/register';
import { StatisticsModule } from '@famsam/statistics';
import { Module, type DynamicModule } from '@nestjs/common';

/** The whole house; each process adds its own doors. Tests bring a clock that stands still. */
@Module({})
export class RoomsModule {
  static of(configuration: Configuration, clock?: Clock, poolSize?: number): DynamicModule {
    return {
      module: RoomsModule,
      imports: [
        ConfigurationModule.of(configuration),
        PlatformModule.forRoot({
          databaseUrl: configuration.databaseUrl,
          ...(clock && { clock }),
          ...(poolSize !== undefined && { poolSize }),
        }),
        JobsModule,
        IdentityModule,
        DirectoryModule,
        PrivacyModule,
        FeedbackModule,
        ConsentModule,
        CasesModule,
        MessagesModule,
        GuestsModule,
        AgreementsModule,
        MeetingsModule,
        RegisterModule,
        StatisticsModule,
      ],
    };
  }
}
