// A customer's own words in a digest: what a snapshot keeps of them, and how they are shown. Which are chosen: feedback.
import { z } from 'zod';
import type { Metric } from '../feedback/filters.ts';
import { touchpointName } from '../feedback/touchpoints.ts';
import type { Reader } from '../i18n/reader.ts';
import type { Block } from '../messages/message.ts';

export const quote = z.object({
  feedbackId: z.string(),
  text: z.string(),
  touchpoint: z.string().nullable(),
  score: z.number().nullable(),
  scale: z.number().nullable(),
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
  return { feedbackId, text, touchpoint, score, scale: metric === null ? null : SCALE[metric] };
}

/** With where it comes from and the score, where they are known: "Delivery, 10/10"; with a word for their mood, "Delivery, happy, 10/10". */
export function quoteBlock(
  { feedbackId, text, touchpoint, score, scale }: Quote,
  { locale }: Reader,
  mood: string | null = null,
): Block {
  const where = touchpoint === null ? null : touchpointName(touchpoint, locale);
  const rated = score === null || scale === null ? null : `${score}/${scale}`;
  const by = [where, mood, rated].filter((each) => each !== null).join(', ');
  return { kind: 'quote', text, of: feedbackId, ...(by === '' ? {} : { by }) };
}
