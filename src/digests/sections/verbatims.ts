// In their words: one happy and one unhappy customer, redacted, on other subjects than the headline's and each other's, never quoted in
// the latest digests of these channels.
import { z } from 'zod';
import { chooseVerbatims } from '../../feedback/verbatims.ts';
import { phrases } from '../../i18n/phrases.ts';
import type { Reader } from '../../i18n/reader.ts';
import type { Block } from '../../messages/message.ts';
import { quote, quoteBlock, quoteOf } from '../quote.ts';
import { section } from '../section.ts';
import { ledWith } from './headline.ts';

const shape = z.object({ happy: quote.nullable(), unhappy: quote.nullable(), neutral: quote.nullish() });

export const verbatims = section({
  id: 'verbatims',
  name: { en: 'In their words', fr: 'Avec leurs mots' },
  order: 50,
  tellsAnswers: true,
  shape,
  async gather({
    db,
    called,
    workspace,
    from,
    to,
    filters,
    intake,
    quotedLately,
    themes,
    said,
    locale,
    ownLanguageOnly,
  }) {
    const found = (await themes())?.themes ?? [];
    const led = ledWith(said);
    const headlined = found.find(({ name }) => name === led.theme)?.heldBy ?? [];
    const {
      happy,
      unhappy,
      neutral = null,
    } = await chooseVerbatims(db, workspace.id, {
      from,
      to,
      filters,
      ...(intake ? { intake } : {}),
      // What the headline speaks of has been heard; what tells a theme best is left to the section that tells the themes.
      avoid: new Set([
        ...quotedLately,
        ...headlined,
        ...found.flatMap(({ verbatim }) => verbatim?.feedbackId ?? []),
      ]),
      told: led.touchpoint,
      language: locale,
      ownLanguageOnly,
      now: to,
      inThemes: new Set(found.flatMap(({ heldBy }) => heldBy)),
    });
    if (!happy && !unhappy && !neutral) return null;
    return {
      happy: happy && quoteOf(happy, called),
      unhappy: unhappy && quoteOf(unhappy, called),
      ...(neutral ? { neutral: quoteOf(neutral, called) } : {}),
    };
  },
  isNews: () => true,
  view,
  wall: view,
  quotes: ({ happy, unhappy, neutral }) =>
    [happy, unhappy, neutral].flatMap((each) => (each ? [each.feedbackId] : [])),
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

function view({ happy, unhappy, neutral }: z.output<typeof shape>, reader: Reader): Block[] {
  const mood = words(reader.locale);
  return [
    ...(happy ? [quoteBlock(happy, reader, mood.happy)] : []),
    ...(unhappy ? [quoteBlock(unhappy, reader, mood.unhappy)] : []),
    ...(neutral ? [quoteBlock(neutral, reader, mood.neutral)] : []),
  ];
}

const words = phrases({
  en: { happy: 'happy', neutral: 'neutral', unhappy: 'unhappy' },
  fr: { happy: 'content', neutral: 'neutre', unhappy: 'mécontent' },
});
