// A customer's own words in a digest: what a snapshot keeps of them, and how they are shown. Which are chosen: feedback.
import { z } from 'zod';
import type { Metric } from '../feedback/filters.ts';
import { type AskedScore, rated } from '../feedback/scores.ts';
import { type Called, calledOf } from '../feedback/touchpoints/company.ts';
import { namesShape, touchpointName } from '../feedback/touchpoints.ts';
import { formats } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Reader } from '../i18n/reader.ts';
import type { Block } from '../messages/message.ts';
import { shortenLabel } from '../messages/shorten.ts';
import { languageOf, type Tongue, tongues } from '../terms/language.ts';

/** Of a question below the words; in characters. */
const LONGEST_QUESTION = 120;

export const quote = z.object({
  feedbackId: z.string(),
  text: z.string(),
  touchpoint: z.string().nullable(),
  /** What the company called it when it was quoted; absent: as we do, or as it came. */
  touchpointCalled: namesShape.exactOptional(),
  score: z.number().nullable(),
  scale: z.number().nullable(),
  /** What they answer; null or absent where that does not help. */
  question: z.string().nullish(),
  /** Of the words; null where they do not tell, absent where it was not kept. */
  language: z.enum(tongues).nullish(),
});
export type Quote = z.infer<typeof quote>;

interface Words {
  readonly feedbackId: string;
  readonly text: string;
  readonly touchpoint: string | null;
  readonly metric: Metric | null;
  readonly score: number | null;
  readonly asked?: AskedScore | null;
  readonly question?: string | null;
}

/** @param called what the company calls its touchpoints */
export function quoteOf(
  { feedbackId, text, touchpoint, metric, score, asked = null, question = null }: Words,
  called: Called,
): Quote {
  const given = rated(metric, score, asked);
  const points = { score: given?.score ?? null, scale: given?.of ?? null };
  const names = calledOf(called, touchpoint);
  const answers = question === null ? {} : { question };
  return { feedbackId, text, touchpoint, ...names, ...points, ...answers, language: languageOf(text) };
}

/**
 * With where it comes from and the score, where they are known: "Delivery, 10/10"; with a word for their mood, "Delivery, happy, 10/10"; and with
 * their language where the reader has another; with what they answer where that helps: "Delivery, 10/10, asked “What went well?”".
 */
export function quoteBlock(
  { feedbackId, text, touchpoint, touchpointCalled, score, scale, question, language }: Quote,
  { locale, timeZone }: Reader,
  mood: string | null = null,
): Block {
  const where = touchpoint === null ? null : touchpointName(touchpoint, locale, touchpointCalled);
  const points =
    score === null || scale === null ? null : `${formats(locale, timeZone).number(score, 1)}/${scale}`;
  const asked = question ? words(locale).asked(shortenLabel(question, LONGEST_QUESTION)) : null;
  const by = [where, mood, points, inOther(language, locale), asked]
    .filter((each) => each !== null)
    .join(', ');
  return { kind: 'quote', text, of: feedbackId, ...(by === '' ? {} : { by }) };
}

/** "in French", for who reads another language, "in another language" for one that is neither; null where it is theirs, or not known. */
export function inOther(language: Tongue | null | undefined, locale: Locale): string | null {
  return !language || language === locale ? null : words(locale).inLanguage[language];
}

const words = phrases({
  en: {
    inLanguage: { fr: 'in French', en: 'in English', other: 'in another language' },
    asked: (question: string) => `asked “${question}”`,
  },
  fr: {
    inLanguage: { fr: 'en français', en: 'en anglais', other: 'dans une autre langue' },
    asked: (question) => fr`à la question « ${question} »`,
  },
});
