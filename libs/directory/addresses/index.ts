export {
  AddressOf,
  SetTeamAddress,
  SetUnitAddresses,
  type Addresses,
  type UnitAddresses,
} from './addresses';
