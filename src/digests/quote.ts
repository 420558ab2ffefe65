// A customer's own words in a digest: what a snapshot keeps of them, and how they are shown. Which are chosen: feedback.
import { z } from 'zod';
import type { Metric } from '../feedback/filters.ts';
import { type Language, languageOf, languages } from '../feedback/themes/language.ts';
import { touchpointName } from '../feedback/touchpoints.ts';
import type { Locale } from '../i18n/locale.ts';
import { phrases } from '../i18n/phrases.ts';
import type { Reader } from '../i18n/reader.ts';
import type { Block } from '../messages/message.ts';

export const quote = z.object({
  feedbackId: z.string(),
  text: z.string(),
  touchpoint: z.string().nullable(),
  score: z.number().nullable(),
  scale: z.number().nullable(),
  /** Of the words; null where they do not tell, absent where it was not kept. */
  language: z.enum(languages).nullish(),
});
export type Quote = z.infer<typeof quote>;

interface Words {
  readonly feedbackId: string;
  readonly text: string;
  readonly touchpoint: string | null;
  readonly metric: Metric | null;
  readonly score: number | null;
}

const SCALE = { nps: 10, csat: 5, ces: 7 } as const;

export function quoteOf({ feedbackId, text, touchpoint, metric, score }: Words): Quote {
  const scale = metric === null ? null : SCALE[metric];
  return { feedbackId, text, touchpoint, score, scale, language: languageOf(text) };
}

/**
 * With where it comes from and the score, where they are known: "Delivery, 10/10"; with a word for their mood, "Delivery, happy, 10/10"; and with
 * their language where the reader has another.
 */
export function quoteBlock(
  { feedbackId, text, touchpoint, score, scale, language }: Quote,
  { locale }: Reader,
  mood: string | null = null,
): Block {
  const where = touchpoint === null ? null : touchpointName(touchpoint, locale);
  const rated = score === null || scale === null ? null : `${score}/${scale}`;
  const by = [where, mood, rated, inOther(language, locale)].filter((each) => each !== null).join(', ');
  return { kind: 'quote', text, of: feedbackId, ...(by === '' ? {} : { by }) };
}

/** "in French", for who reads another language; null where it is theirs, or not known. */
export function inOther(language: Language | null | undefined, locale: Locale): string | null {
  return !language || language === locale ? null : words(locale).inLanguage[language];
}

const words = phrases({
  en: { inLanguage: { fr: 'in French', en: 'in English' } },
  fr: { inLanguage: { fr: 'en français', en: 'en anglais' } },
});
