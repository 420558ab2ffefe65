// What is new: what customers speak of more, or less, than usual, and what an admin pinned; the strongest told in a customer's own
// words.
import { z } from 'zod';
import { type NewTheme, REFERENCE_PERIODS } from '../../feedback/themes/recent.ts';
import { withQuestion } from '../../feedback/told-question.ts';
import { formats, plural } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Reader } from '../../i18n/reader.ts';
import type { Block, Span } from '../../messages/message.ts';
import { languages } from '../../terms/language.ts';
import { quote, quoteBlock, quoteOf } from '../quote.ts';
import { section } from '../section.ts';
import { ledWith } from './headline.ts';

/** More is not read. */
const MOST = 3;

const theme = z.object({
  /** In customers' words. */
  name: z.string(),
  count: z.number(),
  /** The comments that say it are in it. */
  language: z.enum([...languages, 'both']).optional(),
  /** Of the period's comments in that language, or both, from 0 to 1. */
  share: z.number(),
  usualShare: z.number(),
  direction: z.enum(['rising', 'falling']),
  /** False: pinned, and as usual. */
  notable: z.boolean().default(true),
});
const shape = z.object({
  /** Without the one that the headline tells. */
  themes: z.array(theme),
  /** Of the first that is news, or else of the first. */
  quote: quote.nullable(),
  comments: z.number(),
  /** In languages that are not read, besides. */
  inOther: z.number().default(0),
  referenceComments: z.number(),
  sampled: z.boolean(),
});
export type ToldTheme = z.output<typeof theme>;

export const themes = section<z.output<typeof shape>>({
  id: 'themes',
  name: { en: 'What is new', fr: 'Ce qui est nouveau' },
  order: 40,
  tellsAnswers: true,
  shape,
  async gather({ db, workspace, themes, called, quotedLately, said, locale }) {
    const found = await themes();
    if (!found || found.themes.length === 0) return null;
    const led = ledWith(said).theme;
    const others = found.themes.filter(({ name }) => name !== led);
    const isOwn = ({ languages: its }: Pick<NewTheme, 'languages'>) =>
      locale === null || its.some((language) => language === locale);
    const told = [...others.filter(isOwn), ...others.filter((each) => !isOwn(each))].slice(0, MOST);
    const { verbatim } = told.find(({ notable }) => notable) ?? { ...told[0] };
    const { comments, inOther, referenceComments, sampled } = found;
    return {
      themes: told.map(
        ({
          name,
          language,
          languages: its,
          count,
          share,
          referenceShare: usualShare,
          direction,
          notable,
        }) => ({
          name,
          language: its.length > 1 ? 'both' : language,
          count,
          share,
          usualShare,
          direction,
          notable,
        }),
      ),
      // One theme is told in a customer's words: the headline's, where it is one.
      quote:
        led === null && verbatim && !quotedLately.has(verbatim.feedbackId)
          ? quoteOf(await withQuestion(db, workspace.id, verbatim), called)
          : null,
      comments,
      inOther,
      referenceComments,
      sampled,
    };
  },
  isNews: ({ themes: told }) => told.some(({ notable }) => notable),
  view: (data, reader) => {
    const [only, ...others] = data.themes;
    if (!only) return [];
    const { title, one } = words(reader.locale);
    const told: readonly Block[] =
      others.length === 0
        ? [{ kind: 'text', text: [{ strong: one }, ' ', ...themeLine(only, reader)] }]
        : [
            { kind: 'text', text: [{ strong: title }] },
            { kind: 'list', items: data.themes.map((each) => themeLine(each, reader)) },
          ];
    return data.quote ? [...told, quoteBlock(data.quote, reader)] : told;
  },
  details: ({ themes: told, comments, inOther, referenceComments, sampled }, reader) => {
    const say = words(reader.locale);
    const { number } = formats(reader.locale, reader.timeZone);
    const read = sampled ? say.drawn : say.read;
    const counted = plural(reader.locale, comments, read(number(comments), number(referenceComments)));
    const others = inOther === 0 ? [] : [othersText(inOther, reader)];
    const shares = told.some(({ language }) => language === 'both') ? say.sharesJoined : say.shares;
    return [{ kind: 'note', text: [counted, ...others, shares, say.method].join(' ') }];
  },
  headline: (data, reader) => {
    const first = data.themes.find(({ notable }) => notable);
    return first ? `${words(reader.locale).named(first.name)} · ${changeOf(first, reader)}` : null;
  },
  quotes: (data) => (data.quote ? [data.quote.feedbackId] : []),
  example: {
    themes: [
      {
        name: 'mot de passe',
        count: 11,
        share: 0.027,
        usualShare: 0.004,
        direction: 'rising',
        notable: true,
      },
      {
        name: 'broken <!channel> link',
        count: 9,
        share: 0.12,
        usualShare: 0,
        direction: 'rising',
        notable: true,
      },
      { name: 'code promo', count: 6, share: 0.015, usualShare: 0.061, direction: 'falling', notable: true },
    ],
    quote: {
      feedbackId: 'd',
      text: 'Impossible de changer mon mot de passe, le lien ne mène nulle part.',
      touchpoint: 'use',
      score: 3,
      scale: 10,
    },
    comments: 412,
    inOther: 23,
    referenceComments: 3280,
    sampled: false,
  },
});

/** "23 comments in other languages were not read for this." */
export function othersText(inOther: number, { locale, timeZone }: Reader): string {
  return plural(locale, inOther, words(locale).others(formats(locale, timeZone).number(inOther)));
}

/** "“at the door” · up: 14 comments, 3.4% (usually 0.2%)". */
export function themeLine(told: ToldTheme, reader: Reader): readonly Span[] {
  return [{ strong: words(reader.locale).named(told.name) }, ` · ${changeOf(told, reader)}`];
}

function changeOf(told: ToldTheme, reader: Reader): string {
  const { count, share, usualShare, direction, notable, language } = told;
  const say = words(reader.locale);
  const { number } = formats(reader.locale, reader.timeZone);
  const all = share > 0 ? Math.round(count / share) : 0;
  const comments =
    language && all > 1
      ? say.commentsOf(number(count), number(all), say.languages[language])
      : plural(reader.locale, count, say.comments(number(count)));
  const [now, usual] = [shareText(share, reader), shareText(usualShare, reader)];
  if (!notable) return say.asUsual(comments, now);
  if (count === 0) return say.gone(usual);
  if (usualShare === 0) return say.appeared(comments, now);
  return direction === 'rising' ? say.rose(comments, now, usual) : say.fell(comments, now, usual);
}

/** Small shares keep a decimal; those that would read as zero say that they are not. */
function shareText(share: number, { locale, timeZone }: Reader): string {
  const { percent } = formats(locale, timeZone);
  const least = 0.001;
  if (share > 0 && share < least) return words(locale).under(percent(least, 1));
  return percent(share, share < 0.1 ? 1 : 0);
}

const words = phrases({
  en: {
    title: 'What is new',
    one: 'What is new:',
    named: (name: string) => `“${name}”`,
    comments: (count: string) => ({ one: `${count} comment`, other: `${count} comments` }),
    /** Of several. */
    commentsOf: (count: string, all: string, language: string) =>
      `${count} of the ${all} comments ${language}`,
    languages: { fr: 'in French', en: 'in English', both: 'in French and English' },
    under: (share: string) => `under ${share}`,
    appeared: (comments: string, now: string) => `new: ${comments}, ${now} (none before)`,
    rose: (comments: string, now: string, usual: string) => `up: ${comments}, ${now} (usually ${usual})`,
    fell: (comments: string, now: string, usual: string) => `down: ${comments}, ${now} (usually ${usual})`,
    asUsual: (comments: string, now: string) => `as usual: ${comments}, ${now}`,
    gone: (usual: string) => `no longer heard (usually ${usual})`,
    read: (comments: string, before: string) => ({
      one: `Read: ${comments} comment, compared with ${before} of the ${REFERENCE_PERIODS} periods before.`,
      other: `Read: ${comments} comments, compared with ${before} of the ${REFERENCE_PERIODS} periods before.`,
    }),
    drawn: (comments: string, before: string) => ({
      one: `Read: ${comments} comment drawn at random, compared with ${before} drawn from the ${REFERENCE_PERIODS} periods before.`,
      other: `Read: ${comments} comments drawn at random, compared with ${before} drawn from the ${REFERENCE_PERIODS} periods before.`,
    }),
    others: (count: string) => ({
      one: `${count} more comment is in a language other than French and English, and was not read for this.`,
      other: `${count} more comments are in languages other than French and English, and were not read for this.`,
    }),
    shares: 'Shares are of the comments in the same language.',
    sharesJoined:
      'Shares are of the comments in the same language, or in both for what an admin joined as one subject.',
    method: 'Only what moves beyond chance and the usual ups and downs is shown: what moved, not why.',
  },
  fr: {
    title: 'Ce qui est nouveau',
    one: 'Ce qui est nouveau :',
    named: (name) => fr`« ${name} »`,
    comments: (count) => ({ one: `${count} commentaire`, other: `${count} commentaires` }),
    commentsOf: (count, all, language) => `${count} des ${all} commentaires ${language}`,
    languages: { fr: 'en français', en: 'en anglais', both: 'en français et en anglais' },
    under: (share) => `moins de ${share}`,
    appeared: (comments, now) => fr`nouveau : ${comments}, ${now} (aucun avant)`,
    rose: (comments, now, usual) => fr`en hausse : ${comments}, ${now} (d’habitude ${usual})`,
    fell: (comments, now, usual) => fr`en baisse : ${comments}, ${now} (d’habitude ${usual})`,
    asUsual: (comments, now) => fr`comme d’habitude : ${comments}, ${now}`,
    gone: (usual) => `on n’en parle plus (d’habitude ${usual})`,
    read: (comments, before) => ({
      one: fr`Lu : ${comments} commentaire, comparé aux ${REFERENCE_PERIODS} périodes d’avant (${before}).`,
      other: fr`Lus : ${comments} commentaires, comparés à ceux des ${REFERENCE_PERIODS} périodes d’avant (${before}).`,
    }),
    drawn: (comments, before) => ({
      one: fr`Lu : ${comments} commentaire tiré au sort, comparé aux ${REFERENCE_PERIODS} périodes d’avant (${before}, tirés au sort).`,
      other: fr`Lus : ${comments} commentaires tirés au sort, comparés à ceux des ${REFERENCE_PERIODS} périodes d’avant (${before}, tirés au sort).`,
    }),
    others: (count) => ({
      one: `${count} autre commentaire est dans une langue autre que le français et l’anglais, et n’a pas été lu ici.`,
      other: `${count} autres commentaires sont dans des langues autres que le français et l’anglais, et n’ont pas été lus ici.`,
    }),
    shares: 'Les parts se comptent parmi les commentaires de la même langue.',
    sharesJoined:
      'Les parts se comptent parmi les commentaires de la même langue, ou des deux pour ce qu’un admin a réuni en un seul sujet.',
    method:
      'Seul apparaît ce qui dépasse le hasard et les variations habituelles : ce qui a bougé, pas pourquoi.',
  },
});
