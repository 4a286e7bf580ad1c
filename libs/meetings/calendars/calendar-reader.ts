import { busyTimes } from './read-calendar';

/** Read in a thread of its own, by `ForeignFiles`. */
export default busyTimes;
