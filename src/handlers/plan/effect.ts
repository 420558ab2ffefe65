// What an action has done, as its own view shows it: customers' measure week by week with the day it was done, what was told of it, and the
// question to colleagues. How it is counted and told is src/plan/effect/.
import { zoneOf } from '../../calendar/zone.ts';
import type { ActionEventModel } from '../../database/generated/sqlite/models.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Chart } from '../../messages/chart.ts';
import { type Block, sentence } from '../../messages/message.ts';
import type { PlanAction } from '../../plan/action.ts';
import { hasAnswered, helpedShown } from '../../plan/effect/helped.ts';
import { looks } from '../../plan/effect/judging.ts';
import { askBlocks, resultBlocks } from '../../plan/effect/letters.ts';
import { amongOf } from '../../plan/effect/telling.ts';
import { type EffectPictures, effectPictures } from '../../plan/effect/weekly.ts';
import { lookedAtFrom } from '../../plan/effect/windows.ts';
import { dataOf } from '../../plan/history.ts';
import { findAction } from '../../plan/may.ts';
import type { Ask, Request } from '../request.ts';
import { shellOf } from '../shell.ts';
import { readerOf } from './line.ts';

/** Weeks with a figure of their own. */
const DRAWN_FROM = 4;

/** Nothing where nothing should move, until it is done. */
export async function effectBlocks(
  request: Request,
  action: PlanAction,
  events: readonly ActionEventModel[],
): Promise<Block[]> {
  const { kit, workspace, locale } = request;
  const { row, status, moves } = action;
  const reader = readerOf(request);
  const pictures = await picturesOf(request, action);
  const among = (await amongOf(kit.database.db, workspace.id, moves))(locale);
  const told = status === 'done' ? events.flatMap((event) => dataOf(event).effect ?? []) : [];
  const helped = status === 'done' ? helpedShown(row) : null;
  const whose = { actionId: row.id, personId: request.asker.id };
  const asks = status === 'done' && !(await hasAnswered(shellOf(request), whose));
  const results = told
    .slice(-looks.length)
    .flatMap((effect) => resultBlocks({ effect, among, helped: null }, reader));
  return [
    ...(pictures
      ? [
          chartBlock(pictures.chart),
          {
            kind: 'buttons',
            buttons: [{ label: words(locale).weeks, action: { name: 'action.weeks', subject: row.id } }],
          } as const,
        ]
      : []),
    ...results,
    ...resultBlocks({ effect: null, among, helped }, reader),
    ...nextLook(request, action),
    ...(asks ? askBlocks(row, locale) : []),
  ];
}

/** Two points in twenty weeks show no course: then the sentence says as much. */
function chartBlock(chart: Chart): Block {
  const measured = Math.max(
    ...chart.series.map(({ values }) => values.filter((each) => each !== null).length),
  );
  return measured < DRAWN_FROM ? { kind: 'note', text: chart.sentence } : { kind: 'chart', chart };
}

/** The weeks of its chart as a table. */
export const showWeeks: Ask = async (request) => {
  const { kit, workspace, subject, locale } = request;
  const action = await findAction(kit.database.db, workspace.id, subject ?? '');
  const pictures = await picturesOf(request, action);
  if (!pictures) return { kind: 'say', message: sentence(words(locale).nobody) };
  const { table } = pictures;
  return {
    kind: 'say',
    message: { summary: `${table.title}. ${table.sentence}`, blocks: [{ kind: 'table', table }] },
  };
};

async function picturesOf(request: Request, { row, moves }: PlanAction): Promise<EffectPictures | null> {
  if (moves === null) return null;
  const { kit, workspace, locale } = request;
  const { db } = kit.database;
  const among = (await amongOf(db, workspace.id, moves))(locale);
  return effectPictures(db, workspace, { moves, doneOn: row.doneOn }, among, readerOf(request));
}

/** When customers' answers are compared next. */
function nextLook({ workspace, locale, formats, at }: Request, { row, moves }: PlanAction): Block[] {
  const { doneOn, effectAt } = row;
  if (moves === null || doneOn === null || effectAt === null) return [];
  const zone = zoneOf(workspace.timeZone);
  const look = looks.find((each) => lookedAtFrom(doneOn, each, zone) > at);
  if (look === undefined) return [];
  return [{ kind: 'note', text: words(locale).next(formats.day(effectAt, at), formats.number(look)) }];
}

const words = phrases({
  en: {
    weeks: 'Week by week, as a table',
    nobody: 'Nobody answered in these weeks.',
    next: (day: string, days: string) =>
      `On ${day} customers’ answers of ${days} days before and after are compared, and told.`,
  },
  fr: {
    weeks: 'Semaine par semaine, en tableau',
    nobody: 'Personne n’a répondu pendant ces semaines.',
    next: (day, days) =>
      fr`Le ${day}, les réponses des clients des ${days} jours d’avant et d’après seront comparées, et vous le saurez.`,
  },
});
