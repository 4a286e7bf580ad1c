import { maskedAddress } from './masked-address';

it.each([
  ['anna.berg@exempel.se', 'a***@exempel.se'],
  ['a@exempel.se', 'a***@exempel.se'],
  ['"a@b"@exempel.se', '"***@exempel.se'],
  ['070-174 06 05', '***05'],
])('an address is shown so that only its owner knows it (law.md 25)', (address, shown) => {
  expect(maskedAddress(address)).toBe(shown);
});
