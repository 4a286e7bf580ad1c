export const roles = ['coordinator', 'referrer', 'steering-group', 'operator'] as const;
export type Role = (typeof roles)[number];

/** Until people can sign in, a header says whom to play. */
export const personaHeader = 'x-demo-persona';

export function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text);
}
