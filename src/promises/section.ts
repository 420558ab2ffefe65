// The promises of the brand in digests, once a month: in the first digest after a month began, by the 90 days before it. What is not kept and what
// became otherwise is news; what is kept as it was stands in the thread.
import { z } from 'zod';
import { firstDayOfMonth } from '../calendar/day.ts';
import { type Zone, zoneOf } from '../calendar/zone.ts';
import { section } from '../digests/section.ts';
import { heats, type Period } from '../feedback/filters.ts';
import { redact } from '../feedback/redaction.ts';
import { calledOf } from '../feedback/touchpoints/company.ts';
import { namesShape, touchpointName } from '../feedback/touchpoints.ts';
import { formats } from '../i18n/formats.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Reader } from '../i18n/reader.ts';
import type { Block } from '../messages/message.ts';
import { keptAmong, lately } from './kept.ts';
import { knownShape } from './known.ts';
import { openPromises } from './promise.ts';
import { verdicts } from './verdict.ts';
import { promiseFacts, verdictName } from './words.ts';

const number = z.number().nullable();
const told = z.object({
  id: z.string(),
  sentence: z.string(),
  touchpoint: z.string(),
  touchpointCalled: namesShape.optional(),
  known: knownShape,
  verdict: z.enum(verdicts),
  /** A month earlier, by the same words; null: there were other words then, or none. */
  was: z.enum(verdicts).nullable(),
  value: number,
  low: number,
  high: number,
  margin: number,
  n: z.int(),
  /** Of digests from before it was told: false. */
  isYounger: z.boolean().default(false),
  heat: z.enum(heats).nullable(),
  saids: z.object({ yes: z.int(), partly: z.int(), no: z.int(), other: z.int() }).nullable(),
});
const shape = z.object({
  promises: z.array(told),
  /** The first instant of the month: the days before it were looked at. */
  at: z.iso.datetime(),
});
type Said = z.output<typeof shape>;
type PromiseSaid = Said['promises'][number];

/** More are not read at once. */
const MOST = 3;

export const promisesSection = section<Said>({
  id: 'promises',
  name: { en: 'Promises: kept or not', fr: fr`Promesses : tenues ou non` },
  order: 78,
  shape,
  tellsAnswers: true,
  async gather({ db, workspace, from, to, filters, called }) {
    const zone = zoneOf(workspace.timeZone);
    const at = monthBegunIn({ from, to }, zone);
    if (at === null) return null;
    const { touchpoints = [] } = filters;
    const open = (await openPromises(db, workspace.id)).filter(
      ({ touchpoint }) => touchpoints.length === 0 || touchpoints.includes(touchpoint),
    );
    const now = await keptAmong(db, workspace.id, open, lately(at));
    const before = monthBefore(at, zone);
    const earlier = await keptAmong(db, workspace.id, open, lately(before));
    const promises = now.map((each, i): PromiseSaid => {
      const { id, sentence, touchpoint, known, verdict, since } = each;
      const { value, low, high, margin, n, heat, saids, isYounger } = each;
      return {
        ...{ id, touchpoint, known, verdict, value, low, high, margin, n, heat, saids, isYounger },
        ...calledOf(called, touchpoint),
        sentence: redact(sentence, { country: workspace.country }).text,
        was: since <= before ? (earlier[i]?.verdict ?? null) : null,
      };
    });
    return promises.length === 0 ? null : { promises, at: at.toISOString() };
  },
  isNews: ({ promises }) => promises.some(isNewsOf),
  view: ({ promises }, reader) => {
    const say = words(reader.locale);
    const news = inOrder(promises.filter(isNewsOf));
    const shown = news.slice(0, MOST).flatMap((each): Block[] => [
      { kind: 'text', text: [{ strong: headOf(each, reader) }, ` · ${whereOf(each, reader)}`] },
      { kind: 'note', text: factsOf(each, reader) },
      ...(isMissed(each)
        ? [
            {
              kind: 'buttons',
              buttons: [{ label: say.act, action: { name: 'plan.add', subject: `promise:${each.id}` } }],
            } as const,
          ]
        : []),
    ]);
    const more = news.length - MOST;
    return more > 0
      ? [...shown, { kind: 'note', text: say.more(formats(reader.locale, reader.timeZone).number(more)) }]
      : shown;
  },
  details: ({ promises }, reader) => {
    const say = words(reader.locale);
    const others = inOrder([
      ...inOrder(promises.filter(isNewsOf)).slice(MOST),
      ...promises.filter((each) => !isNewsOf(each)),
    ]);
    return others.length === 0
      ? []
      : [
          { kind: 'text', text: [{ strong: say.others }] },
          {
            kind: 'list',
            items: others.map((each) => `${headOf(each, reader)} ${factsOf(each, reader)}`),
          },
        ];
  },
  headline: ({ promises }, reader) => {
    const [first] = inOrder(promises.filter(isNewsOf));
    return first ? headOf(first, reader) : null;
  },
  wall: ({ promises }, reader) => {
    const news = inOrder(promises.filter(isNewsOf)).slice(0, MOST);
    return news.length === 0
      ? []
      : [
          { kind: 'heading', text: words(reader.locale).wall },
          ...news.flatMap((each): Block[] => [
            { kind: 'text', text: [{ strong: headOf(each, reader) }] },
            { kind: 'note', text: factsOf(each, reader) },
          ]),
        ];
  },
  stands: async (db, workspaceId, said) => {
    const open = new Set((await openPromises(db, workspaceId)).map(({ id }) => id));
    const promises = said.promises.filter(({ id }) => open.has(id));
    return promises.length === 0 ? null : { ...said, promises };
  },
  example: {
    at: '2026-10-31T23:00:00.000Z',
    promises: [
      {
        ...{
          id: 'promise',
          sentence: 'Livré en deux jours',
          touchpoint: 'delivery',
          verdict: 'not',
          was: 'kept',
        },
        known: {
          ...{ by: 'question', question: 'Livré à temps ?' },
          target: { bound: 'at-least', value: 0.9 },
        },
        ...{ value: 0.71, low: 0.65, high: 0.77, margin: 0.06, n: 412, isYounger: false, heat: null },
        saids: { yes: 293, partly: 50, no: 69, other: 0 },
      },
      {
        ...{
          id: 'called',
          sentence: 'Rappelé le jour même',
          touchpoint: 'get-help',
          verdict: 'kept',
          was: 'kept',
        },
        known: { by: 'indicator', metric: 'csat', target: { bound: 'at-least', value: 0.85 } },
        ...{ value: 0.91, low: 0.87, high: 0.945, margin: 0.04, n: 380, isYounger: false },
        ...{ heat: 'hot', saids: null },
      },
    ],
  },
});

/** The first instant of the last month that began in it; null where none did. */
function monthBegunIn({ from, to }: Period, zone: Zone): Date | null {
  const start = new Date(zone.instant(firstDayOfMonth(zone.dayAt(to.getTime())), 0));
  return start >= from && start < to ? start : null;
}

function monthBefore(at: Date, zone: Zone): Date {
  return new Date(zone.instant(firstDayOfMonth(zone.dayAt(at.getTime()) - 1), 0));
}

function isMissed({ verdict }: PromiseSaid): boolean {
  return verdict === 'not' || verdict === 'partly';
}

/** What is not kept, each month; what is kept, once it is known to be. */
function isNewsOf(said: PromiseSaid): boolean {
  return isMissed(said) || (said.verdict === 'kept' && said.was !== 'kept');
}

function inOrder(promises: readonly PromiseSaid[]): PromiseSaid[] {
  return promises.toSorted((a, b) => verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict));
}

function headOf({ verdict, sentence }: PromiseSaid, { locale }: Reader): string {
  return words(locale).head(verdictName(verdict, locale), sentence);
}

function whereOf({ touchpoint, touchpointCalled }: PromiseSaid, { locale }: Reader): string {
  return touchpointName(touchpoint, locale, touchpointCalled);
}

function factsOf(said: PromiseSaid, reader: Reader): string {
  const { verdict, was } = said;
  const before = was === null || was === verdict ? [] : [words(reader.locale).was[was]];
  return [promiseFacts(said, reader), ...before].join(' ');
}

const words = phrases({
  en: {
    head: (verdict: string, sentence: string) => `${verdict}: “${sentence}”`,
    was: {
      kept: 'A month before: kept.',
      partly: 'A month before: partly kept.',
      not: 'A month before: not kept.',
      unknown: 'A month before it was not known.',
    },
    act: 'Make it an action…',
    more: (count: string) => `${count} more: /promises`,
    others: 'Our other promises',
    wall: 'What we promise customers',
  },
  fr: {
    head: (verdict, sentence) => fr`${verdict} : « ${sentence} »`,
    was: {
      kept: fr`Un mois plus tôt : tenue.`,
      partly: fr`Un mois plus tôt : tenue en partie.`,
      not: fr`Un mois plus tôt : non tenue.`,
      unknown: 'Un mois plus tôt, on ne savait pas.',
    },
    act: 'En faire une action…',
    more: (count) => fr`${count} de plus : /promesses`,
    others: 'Nos autres promesses',
    wall: 'Ce que nous promettons aux clients',
  },
});
