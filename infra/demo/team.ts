import type { Actor } from '@famsam/kernel';

/** Who has written what the demo shows. */
export const demoTeam: Actor = { id: 'demo-life', role: 'coordinator' };
