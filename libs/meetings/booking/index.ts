export { Bookings, isTaken, reservations as takes } from './bookings.store';
