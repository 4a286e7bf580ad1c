import { z } from 'zod';
import { undoCounts } from '../register.answers';
import { leftKinds, leftReasons } from './undo.deciding';

export const leftAnswer = z
  .object({
    kind: z.enum(leftKinds),
    name: z
      .string()
      .describe('Number of a family, day and kind of a consultation, name of a place'),
    reason: z.enum(leftReasons),
  })
  .meta({ id: 'RegisterLeft' });

export const undoAnswer = z
  .object({ counts: undoCounts, left: z.array(leftAnswer).describe('The first of them') })
  .meta({ id: 'RegisterUndo' });
