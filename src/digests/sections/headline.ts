// Headline: the one thing that changed, or that nothing did. Which one: lead.ts.
import { z } from 'zod';
import { moods } from '../../feedback/scale.ts';
import { withQuestion } from '../../feedback/told-question.ts';
import { formats, plural } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Reader } from '../../i18n/reader.ts';
import type { Block } from '../../messages/message.ts';
import { languages } from '../../terms/language.ts';
import {
  answersText,
  type Figure,
  figure,
  figureMargin,
  figureName,
  figureOf,
  figureValue,
} from '../figure.ts';
import { leadOf } from '../lead.ts';
import { inOther, quote, quoteBlock, quoteOf } from '../quote.ts';
import { lineBlocks, lineWords, secondLine } from '../second-line.ts';
import { section } from '../section.ts';

const theme = z.object({
  /** In customers' words. */
  name: z.string(),
  count: z.number(),
  /** How many comments it would be in if it were as usual. */
  usual: z.number(),
  /** Of its comments; absent where they are in both, or it was not kept. */
  language: z.enum(languages).optional(),
});
const shape = z.object({
  answers: z.number(),
  /** What chose them, by their score: then no figure is computed of them. */
  mood: z.enum(moods).optional(),
  /** The biggest change beyond the margin, in margins; null: nothing moved. */
  moved: figure.nullable(),
  /** What customers newly speak of, where that stands out more. */
  theme: theme.nullish(),
  /** Of that theme, in a customer's own words. */
  quote: quote.nullish(),
  /** What a model made of the comments; absent where there is none. */
  line: secondLine.exactOptional(),
  /** Whether anything could be compared at all. */
  compared: z.boolean(),
});
type Said = z.output<typeof shape>;

/** What a digest leads with, for the sections that speak of other subjects: a theme's name and where its quote was heard. */
export function ledWith(said: readonly { readonly id: string; readonly data: unknown }[]): {
  readonly theme: string | null;
  readonly touchpoint: string | null;
} {
  const led = shape.safeParse(said.find(({ id }) => id === headline.id)?.data).data;
  return { theme: led?.theme?.name ?? null, touchpoint: led?.quote?.touchpoint ?? null };
}

export const headline = section<Said>({
  id: 'headline',
  name: { en: 'Headline', fr: 'À la une' },
  order: 10,
  weight: 3,
  tellsAnswers: true,
  shape,
  async gather({ from, to, intake, ...gathering }) {
    const { db, workspace, changes, answers, filters, called, themes, quotedLately, locale } = gathering;
    if (answers === 0) return null;
    const { churn } = changes.vitals;
    const figures = [...changes.indicators, ...(churn ? [churn] : [])].map(figureOf);
    const found = (await themes())?.themes ?? [];
    const own = found.filter(({ languages }) => languages.some((language) => language === locale));
    const { moved, theme } = leadOf(figures, own.length > 0 ? own : found);
    const line = await gathering.findLine?.({ theme, which: intake ?? { from, to }, filters });
    return {
      answers,
      ...(filters.mood ? { mood: filters.mood } : {}),
      moved,
      theme: theme && {
        name: theme.name,
        count: theme.count,
        usual: usualCount(theme),
        ...(theme.languages.length === 1 ? { language: theme.language } : {}),
      },
      quote:
        theme?.verbatim && !quotedLately.has(theme.verbatim.feedbackId)
          ? quoteOf(await withQuestion(db, workspace.id, theme.verbatim), called)
          : null,
      ...(line ? { line } : {}),
      compared: figures.some((each) => each.change !== null),
    };
  },
  isNews: () => true,
  view: (said, reader) => [...view(said, reader), ...lineBlocks(said.line, reader)],
  wall: (said, reader) => [...view(said, reader), ...lineWords(said.line, reader)],
  headline: ({ moved, answers, mood, theme }, reader) => {
    if (theme) return spokenOf(theme, reader);
    return moved ? changed(moved, reader) : answersText(answers, reader, mood);
  },
  quotes: ({ quote: shown, line }) => [
    ...(shown ? [shown.feedbackId] : []),
    ...(line?.sentences.map(({ feedbackId }) => feedbackId) ?? []),
  ],
  example: {
    answers: 412,
    compared: true,
    theme: { name: 'devant la porte', count: 14, usual: 0.8 },
    quote: {
      feedbackId: 'c',
      text: 'Mon colis est resté devant la porte tout l’après-midi, à la vue de tous.',
      touchpoint: 'delivery',
      score: 1,
      scale: 10,
    },
    moved: {
      metric: 'csat',
      heat: 'hot',
      value: 0.86,
      n: 214,
      low: 0.81,
      high: 0.9,
      margin: 0.045,
      previous: 0.78,
      change: 0.08,
      direction: 'rise',
      isCentred: true,
    },
  },
});

function view(said: Said, reader: Reader): Block[] {
  const { moved, answers, mood, compared, theme } = said;
  const say = words(reader.locale);
  if (theme) {
    const lead = { strong: spokenOf(theme, reader) };
    return [{ kind: 'text', text: [lead] }, ...(said.quote ? [quoteBlock(said.quote, reader)] : [])];
  }
  if (moved) return [{ kind: 'text', text: [{ strong: changed(moved, reader) }] }];
  const count = answersText(answers, reader, mood);
  if (mood) return [{ kind: 'text', text: [{ strong: count }] }];
  return [{ kind: 'text', text: compared ? say.nothingMoved(count) : say.first(count) }];
}

/** The comments of this period, in the theme's languages, times the usual share. */
function usualCount(theme: { count: number; share: number; referenceShare: number }): number {
  return theme.share > 0 ? (theme.count / theme.share) * theme.referenceShare : 0;
}

/** "14 comments mention “at the door” (usually about 3)" */
function spokenOf(
  { name, count, usual, language }: NonNullable<Said['theme']>,
  { locale, timeZone }: Reader,
): string {
  const say = words(locale);
  const { number } = formats(locale, timeZone);
  const mention = plural(locale, count, say.mention(number(count), name, inOther(language, locale)));
  if (usual === 0) return say.never(mention);
  const about = Math.round(usual);
  return about === 0 ? say.seldom(mention) : say.usually(mention, number(about));
}

function changed(moved: Figure, reader: Reader): string {
  const say = words(reader.locale);
  const name = figureName(moved, reader);
  const value = `${figureValue(moved, reader)}${figureMargin(moved, reader)}`;
  return moved.direction === 'rise' ? say.rises(name, value) : say.falls(name, value);
}

const words = phrases({
  en: {
    rises: (name: string, value: string) => `${name} is up: ${value}`,
    falls: (name: string, value: string) => `${name} is down: ${value}`,
    mention: (count: string, name: string, language: string | null) => ({
      one: `${count} comment${language === null ? '' : ` ${language}`} mentions “${name}”`,
      other: `${count} comments${language === null ? '' : ` ${language}`} mention “${name}”`,
    }),
    usually: (mention: string, about: string) => `${mention} (usually about ${about})`,
    seldom: (mention: string) => `${mention} (usually hardly any)`,
    never: (mention: string) => `${mention} (none before)`,
    nothingMoved: (answers: string) => `Nothing moved beyond the margin. ${answers}.`,
    first: (answers: string) => `${answers}; too few to compare today.`,
  },
  fr: {
    rises: (name, value) => fr`${name} en hausse : ${value}`,
    falls: (name, value) => fr`${name} en baisse : ${value}`,
    mention: (count, name, language) => ({
      one: fr`${count} commentaire${language === null ? '' : ` ${language}`} évoque « ${name} »`,
      other: fr`${count} commentaires${language === null ? '' : ` ${language}`} évoquent « ${name} »`,
    }),
    usually: (mention, about) => `${mention} (environ ${about} d’habitude)`,
    seldom: (mention) => `${mention} (presque aucun d’habitude)`,
    never: (mention) => `${mention} (aucun avant)`,
    nothingMoved: (answers) => fr`Rien n’a bougé au-delà de la marge. ${answers}.`,
    first: (answers) => fr`${answers} ; trop peu pour comparer aujourd’hui.`,
  },
});
