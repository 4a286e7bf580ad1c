export { Bookings, isTaken, takes } from './bookings.store';
