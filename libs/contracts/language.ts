import { z } from 'zod';

/**
 * Languages that interpreters of the county are asked for (law.md 24), as codes of ISO 639: of two letters
 * where there is one, else of three; `sgn` stands for sign language. Codes may be added, never taken away.
 */
export const interpretedLanguages = [
  ...(['aii', 'am', 'ar', 'bg', 'bn', 'bs', 'ckb', 'cmn', 'de', 'el', 'en', 'es', 'fa'] as const),
  ...(['fi', 'fit', 'fr', 'hi', 'hr', 'hu', 'hy', 'ka', 'kmr', 'lt', 'lv', 'mk', 'om'] as const),
  ...(['pl', 'prs', 'ps', 'pt', 'ro', 'rom', 'ru', 'se', 'sgn', 'so', 'sq', 'sr', 'sw'] as const),
  ...(['th', 'ti', 'tr', 'uk', 'ur', 'vi', 'yue'] as const),
] as const;

/** As events hold it: what a later list leaves out can still be read. */
export const languageCode = z.string().regex(/^[a-z]{2,3}$/);
/** As doors take it. */
export const interpretedLanguage = z.enum(interpretedLanguages).meta({ id: 'Language' });
