import { isLocalDate } from '@famsam/kernel';
import { z } from 'zod';

/** A calendar day in a stored event or a request, `2026-11-22`. */
export const calendarDay = z
  .string()
  .refine(isLocalDate, 'not a calendar day, YYYY-MM-DD')
  .meta({ format: 'date' });
