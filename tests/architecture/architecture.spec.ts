import {
  circleIn,
  crowdedFolders,
  importViolations,
  messageViolations,
  projectRoot,
  roomsOf,
  rules,
  signViolations,
  tableViolations,
} from './house';
import { packageViolations } from './packages';

/** The house as it stands keeps its rules; that the rules can fire is shown by probes.spec.ts. */
describe('the house', () => {
  it('is entered by its doors, in its order, without circles', () => {
    expect(importViolations(projectRoot)).toEqual([]);
  }, 60_000);

  it('has an order of rooms without a circle', () => {
    expect(circleIn(rules.asks)).toBeNull();
  });

  it('has a rule of its own for every room', () => {
    const named = rules.configFor(projectRoot).forbidden.map(({ name }) => name);
    expect(named).toEqual(
      expect.arrayContaining(roomsOf(projectRoot).map((room) => `asks-${room}`)),
    );
  });

  it('pins the packages it uses, each in its group, and no others', () => {
    expect(packageViolations(projectRoot)).toEqual([]);
  });

  it('lets no room read the tables of another', () => {
    expect(tableViolations(projectRoot)).toEqual([]);
  });

  it('has no folder that nobody can take in at a glance', () => {
    expect(crowdedFolders(projectRoot)).toEqual([]);
  });

  it('declares every command and query in the module of its room', () => {
    expect(messageViolations(projectRoot)).toEqual([]);
  });

  it('has a sign at every door', () => {
    expect(signViolations(projectRoot)).toEqual([]);
  });
});
