// In their words: one happy and one unhappy customer, redacted, never quoted in the latest digests.
import { z } from 'zod';
import { touchpointName } from '../../feedback/touchpoints.ts';
import { chooseVerbatims, type Verbatim } from '../../feedback/verbatims.ts';
import { phrases } from '../../i18n/phrases.ts';
import type { Reader } from '../../i18n/reader.ts';
import type { Block } from '../../messages/message.ts';
import { section } from '../section.ts';

const quote = z.object({
  feedbackId: z.string(),
  text: z.string(),
  touchpoint: z.string().nullable(),
  score: z.number().nullable(),
  scale: z.number().nullable(),
});
const shape = z.object({ happy: quote.nullable(), unhappy: quote.nullable() });
type Quote = z.infer<typeof quote>;

export const verbatims = section({
  id: 'verbatims',
  name: { en: 'In their words', fr: 'Avec leurs mots' },
  shape,
  async gather({ db, workspace, from, to, filters, quotedLately }) {
    const { happy, unhappy } = await chooseVerbatims(db, workspace.id, {
      from,
      to,
      filters,
      avoid: quotedLately,
      now: to,
    });
    if (!happy && !unhappy) return null;
    return { happy: happy && quoteOf(happy), unhappy: unhappy && quoteOf(unhappy) };
  },
  view: ({ happy, unhappy }, reader) => [
    { kind: 'text', text: [{ strong: words(reader.locale).title }] },
    ...[happy, unhappy].flatMap((each) => (each ? [quoteBlock(each, reader)] : [])),
  ],
  example: {
    happy: {
      feedbackId: 'a',
      text: 'Le livreur a sonné, attendu, puis porté le carton au deuxième. Merci à lui.',
      touchpoint: 'delivery',
      score: 10,
      scale: 10,
    },
    unhappy: {
      feedbackId: 'b',
      text: 'Third time I send you the same attachment. <!channel> *please*',
      touchpoint: 'get-help',
      score: 2,
      scale: 10,
    },
  },
});

const SCALE = { nps: 10, csat: 5, ces: 7 } as const;

function quoteOf({ feedbackId, text, touchpoint, metric, score }: Verbatim): Quote {
  return { feedbackId, text, touchpoint, score, scale: metric === null ? null : SCALE[metric] };
}

function quoteBlock({ text, touchpoint, score, scale }: Quote, { locale }: Reader): Block {
  const where = touchpoint === null ? null : touchpointName(touchpoint, locale);
  const rated = score === null || scale === null ? null : `${score}/${scale}`;
  const by = [where, rated].filter((each) => each !== null).join(', ');
  return { kind: 'quote', text, ...(by === '' ? {} : { by }) };
}

const words = phrases({ en: { title: 'In their words' }, fr: { title: 'Avec leurs mots' } });

/** Which feedback a stored snapshot quotes. */
export function quotedIn(stored: unknown): string[] {
  const { happy, unhappy } = shape.parse(stored);
  return [happy, unhappy].flatMap((each) => (each ? [each.feedbackId] : []));
}
