/** The check whether one service, a SIP or FamSam fits (law.md 28). */
export const questions = ['one', 'several', 'family', 'plan'] as const;
export type Question = (typeof questions)[number];
export const replies = ['yes', 'no', 'unsure'] as const;
export type Reply = (typeof replies)[number];
export type Replies = Partial<Record<Question, Reply>>;

export type Advice =
  'own-collaboration' | 'sip' | 'sip-again' | 'famsam' | 'famsam-beside-sip' | 'ask';

/** What the replies speak for; nothing until they are all there, or one of them is enough. */
export function adviceOf({ one, several, family, plan }: Replies): Advice | null {
  if (one === 'yes' || (several === 'no' && family === 'no')) return 'own-collaboration';
  if (!one || !several || !family || !plan) return null;
  if (family === 'yes') return plan === 'yes' ? 'famsam-beside-sip' : 'famsam';
  if (family === 'no' && several === 'yes') return plan === 'yes' ? 'sip-again' : 'sip';
  return 'ask';
}

/** What the advice would have one decide; none when more has to be known first. */
export const proposals = {
  'own-collaboration': { outcome: 'pointed-elsewhere', reason: 'own-collaboration-first' },
  sip: { outcome: 'pointed-elsewhere', reason: 'sip-fits-better' },
  'sip-again': { outcome: 'pointed-elsewhere', reason: 'sip-fits-better' },
  famsam: { outcome: 'taken-on', reason: '' },
  'famsam-beside-sip': { outcome: 'taken-on', reason: '' },
  ask: null,
} as const satisfies Record<Advice, object | null>;
