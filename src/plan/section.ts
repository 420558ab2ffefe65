// The action plan in digests: what was done, what customers say since, what is late and what comes next. Nobody is named.
import { z } from 'zod';
import { dateOf, dayOf } from '../calendar/day.ts';
import { dayIn } from '../calendar/zone.ts';
import type { Store } from '../database/client.ts';
import { section } from '../digests/section.ts';
import type { FeedbackFilters, Period } from '../feedback/filters.ts';
import { redact } from '../feedback/redaction.ts';
import { segmentsShape } from '../feedback/segment-filter.ts';
import type { Called } from '../feedback/touchpoints/company.ts';
import { namesShape, touchpointName } from '../feedback/touchpoints.ts';
import { formats, plural } from '../i18n/formats.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Reader } from '../i18n/reader.ts';
import type { Block, Text } from '../messages/message.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { helpedShown } from './effect/helped.ts';
import { effect } from './effect/judging.ts';
import { helpedSentence } from './effect/letters.ts';
import { type ComparedAmong, effectSentences } from './effect/words.ts';
import { dataOf } from './history.ts';
import { isGoingOn, statuses } from './lifecycle.ts';
import { groupOf, movesOf } from './moves.ts';

/** More is not read. */
const MOST = 3;
/** Days ahead that are told. */
const AHEAD = 30;

const action = z.object({ number: z.number(), title: z.string() });
const shape = z.object({
  done: z.array(action),
  /** What was told of earlier ones, as it was told. */
  compared: z.array(
    action.extend({
      effect,
      touchpoint: z.object({ id: z.string(), called: namesShape.nullable() }).nullable(),
      segments: segmentsShape,
      helped: z.object({ yes: z.number(), partly: z.number(), no: z.number() }).nullable(),
    }),
  ),
  late: z.number(),
  next: z.array(action.extend({ dueOn: z.iso.date() })),
});
type Said = z.output<typeof shape>;

export const planSection = section<Said>({
  id: 'plan',
  name: { en: 'Action plan: done, and whether it helped', fr: fr`Plan d’action : fait, et avec quel effet` },
  order: 75,
  weight: 2,
  shape,
  async gather({ db, workspace, from, to, filters, called }) {
    const at = touchpointsIn(filters);
    const { late, next } = await ahead(db, workspace, to, at);
    const said = {
      done: await doneDuring(db, workspace, { from, to }, at),
      compared: await comparedDuring(db, workspace, { from, to }, { at, called }),
      late,
      next,
    };
    return isNews(said) || late > 0 || next.length > 0 ? said : null;
  },
  // Who is late, and what comes next, is no news: that stands in the thread.
  isNews,
  view: (said, reader) => {
    const say = words(reader.locale);
    return [
      ...(said.done.length === 0 ? [] : listed(say.done, said.done.map(named(reader)), reader)),
      ...comparedBlocks(said, reader),
    ];
  },
  details: (said, reader) => {
    const say = words(reader.locale);
    const { number, dayAndMonth } = formats(reader.locale, 'UTC');
    const next = said.next.map((each) =>
      say.due(say.action(each.title, each.number), dayAndMonth(dateOf(dayOf(each.dueOn)))),
    );
    return [
      ...(said.late === 0
        ? []
        : [{ kind: 'text', text: plural(reader.locale, said.late, say.late(number(said.late))) } as const]),
      ...(next.length === 0 ? [] : listed(say.next, next, reader)),
    ];
  },
  wall: (said, reader) =>
    said.done.length === 0
      ? []
      : [
          { kind: 'heading', text: words(reader.locale).wall },
          { kind: 'list', items: upTo(said.done.map(named(reader)), reader) },
        ],
  stands: async (db, workspaceId, said) => {
    const numbers = [...said.done, ...said.compared].map(({ number }) => number);
    const rows = await db.action.findMany({
      where: { workspaceId, number: { in: numbers }, status: 'done' },
      select: { number: true },
    });
    const isDone = ({ number }: { readonly number: number }) => rows.some((row) => row.number === number);
    return {
      ...said,
      done: said.done.filter(isDone),
      compared: said.compared.filter(isDone),
      late: 0,
      next: [],
    };
  },
  example: {
    done: [{ number: 12, title: 'Prévenir une heure avant la livraison' }],
    compared: [],
    late: 1,
    next: [{ number: 15, title: 'Numéroter les lignes de facture', dueOn: '2026-12-10' }],
  },
});

function isNews({ done, compared }: Said): boolean {
  return done.length + compared.length > 0;
}

/** Where a digest looks at some touchpoints alone, the actions at these; null: all. */
function touchpointsIn({ touchpoints = [] }: FeedbackFilters): { touchpoint?: { in: string[] } } {
  return touchpoints.length === 0 ? {} : { touchpoint: { in: [...touchpoints] } };
}

type Planning = Pick<Workspace, 'id' | 'country' | 'timeZone'>;
type At = ReturnType<typeof touchpointsIn>;

async function doneDuring(
  db: Store,
  { id: workspaceId, country }: Planning,
  { from, to }: Period,
  at: At,
): Promise<Said['done']> {
  const rows = await db.action.findMany({
    where: { workspaceId, status: 'done', doneAt: { gte: from, lt: to }, ...at },
    orderBy: [{ doneAt: 'desc' }, { number: 'desc' }],
    select: { number: true, title: true },
  });
  return rows.map(({ number, title }) => ({ number, title: redact(title, { country }).text }));
}

async function comparedDuring(
  db: Store,
  { id: workspaceId, country }: Planning,
  { from, to }: Period,
  { at, called }: { readonly at: At; readonly called: Called },
): Promise<Said['compared']> {
  const events = await db.actionEvent.findMany({
    where: { workspaceId, kind: 'looked-back', at: { gte: from, lt: to }, action: { status: 'done', ...at } },
    orderBy: [{ at: 'desc' }, { actionId: 'asc' }],
    include: { action: true },
  });
  return events.flatMap((event) => {
    const { number, title, touchpoint } = event.action;
    const { effect: told } = dataOf(event);
    const segment = groupOf(movesOf(event.action));
    if (told === undefined) return [];
    return [
      {
        number,
        title: redact(title, { country }).text,
        effect: told,
        touchpoint:
          touchpoint === null || told.question !== undefined
            ? null
            : { id: touchpoint, called: called.get(touchpoint) ?? null },
        segments: segment ? [segment] : [],
        helped: helpedShown(event.action),
      },
    ];
  });
}

async function ahead(
  db: Store,
  { id: workspaceId, country, timeZone }: Planning,
  to: Date,
  at: At,
): Promise<Pick<Said, 'late' | 'next'>> {
  const today = dayIn(timeZone, to);
  const last = dayIn(timeZone, new Date(to.getTime() + AHEAD * 86_400_000));
  const open = { workspaceId, status: { in: statuses.filter(isGoingOn) }, ...at };
  const late = await db.action.count({ where: { ...open, dueOn: { lt: today } } });
  const rows = await db.action.findMany({
    where: { ...open, dueOn: { gte: today, lte: last } },
    orderBy: [{ dueOn: 'asc' }, { number: 'asc' }],
    take: MOST,
    select: { number: true, title: true, dueOn: true },
  });
  return {
    late,
    next: rows.map(({ number, title, dueOn }) => ({
      number,
      title: redact(title, { country }).text,
      dueOn: dueOn ?? today,
    })),
  };
}

function comparedBlocks({ compared }: Said, reader: Reader): Block[] {
  const say = words(reader.locale);
  const shown = compared.slice(0, MOST).flatMap((each): Block[] => [
    {
      kind: 'text',
      text: [
        { strong: say.lookedBack(each.title, each.number) },
        ` ${effectSentences(each.effect, amongOf(each, reader), reader)}`,
      ],
    },
    ...(each.helped ? [{ kind: 'note', text: helpedSentence(each.helped, reader) } as const] : []),
  ]);
  const more = compared.length - MOST;
  return more > 0 ? [...shown, { kind: 'note', text: moreLine(more, reader) }] : shown;
}

function amongOf({ touchpoint, segments }: Said['compared'][number], { locale }: Reader): ComparedAmong {
  return {
    touchpoint: touchpoint && touchpointName(touchpoint.id, locale, touchpoint.called ?? undefined),
    segment: segments[0] ?? null,
  };
}

function named({ locale }: Reader): (told: z.output<typeof action>) => string {
  return ({ title, number }) => words(locale).action(title, number);
}

function listed(lead: string, items: readonly string[], reader: Reader): Block[] {
  const [only, ...others] = items;
  if (only !== undefined && others.length === 0)
    return [{ kind: 'text', text: [{ strong: lead }, ` ${only}.`] }];
  return [
    { kind: 'text', text: [{ strong: lead }] },
    { kind: 'list', items: upTo(items, reader) },
  ];
}

function upTo(items: readonly string[], reader: Reader): Text[] {
  const more = items.length - MOST;
  return more > 0 ? [...items.slice(0, MOST), moreLine(more, reader)] : [...items];
}

function moreLine(count: number, { locale, timeZone }: Reader): string {
  return plural(locale, count, words(locale).more(formats(locale, timeZone).number(count)));
}

const words = phrases({
  en: {
    done: 'You said, we did:',
    wall: 'You said, we did',
    action: (title: string, number: number) => `“${title}” (action #${number})`,
    lookedBack: (title: string, number: number) => `Did “${title}” (action #${number}) work?`,
    late: (count: string) => ({ one: `${count} action is late.`, other: `${count} actions are late.` }),
    next: 'Next:',
    due: (action: string, day: string) => `${action}, by ${day}`,
    more: (count: string) => ({ one: `${count} more.`, other: `${count} more.` }),
  },
  fr: {
    done: 'Vous l’avez dit, c’est fait :',
    wall: 'Vous l’avez dit, c’est fait',
    action: (title, number) => fr`« ${title} » (action n° ${number})`,
    lookedBack: (title, number) => fr`« ${title} » (action n° ${number}) : est-ce que cela a marché ?`,
    late: (count) => ({ one: `${count} action est en retard.`, other: `${count} actions sont en retard.` }),
    next: 'À venir :',
    due: (action, day) => `${action}, d’ici le ${day}`,
    more: (count) => ({ one: `${count} de plus.`, other: `${count} de plus.` }),
  },
});
