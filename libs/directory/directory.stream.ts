import type { DirectoryEvent } from '@famsam/contracts';
import { directoryContracts } from '@famsam/contracts';
import type { StreamDefinition } from '@famsam/platform';
import type { DirectoryCommand } from './directory.decider';
import { directoryDecider } from './directory.decider';
import type { DirectoryRejection } from './directory.rejections';
import type { DirectoryState } from './directory.state';

/** `directory-<area id>`: one stream to an area. */
export const directoryStream: StreamDefinition<
  DirectoryState,
  DirectoryCommand,
  DirectoryEvent,
  DirectoryRejection
> = { category: 'directory', decider: directoryDecider, contracts: directoryContracts };
