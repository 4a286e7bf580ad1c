import { OverLimitError, UnreadableFileError } from '@famsam/kernel';
import { busyTimes, type Busy, type CalendarFile } from './read-calendar';

/** Read in a thread of its own, by `ForeignFiles`. A calendar that the reader did not expect is refused as well. */
export default function read(file: CalendarFile): Busy {
  try {
    return busyTimes(file);
  } catch (error) {
    if (error instanceof OverLimitError || error instanceof UnreadableFileError) throw error;
    throw new UnreadableFileError('calendar');
  }
}
