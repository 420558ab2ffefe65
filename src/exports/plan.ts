// Every action of the plan, as everybody sees it.
import { dayIn } from '../calendar/zone.ts';
import { phrases } from '../i18n/phrases.ts';
import { actionsOf, type PlanAction } from '../plan/action.ts';
import { dataOf } from '../plan/history.ts';
import type { ActionStatus } from '../plan/lifecycle.ts';
import type { Moves } from '../plan/moves.ts';
import { movesText, statusName } from '../plan/standing.ts';
import { minuteOf } from '../sheet.ts';
import { byNumber, defineExport, type ExportQuestion, PAGE, startOf } from './export.ts';

export interface ActionRow {
  readonly number: number;
  readonly status: ActionStatus;
  readonly title: string;
  readonly forWhom: string | null;
  readonly owner: string;
  /** YYYY-MM-DD, as `doneOn`. */
  readonly dueOn: string | null;
  readonly touchpoint: string | null;
  readonly moves: Moves | null;
  /** ISO 8601 in UTC. */
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly doneOn: string | null;
  /** What was done, or why it was dropped; null until then. */
  readonly outcome: string | null;
  /** What it grew from: "suggestion 12"; of a theme its name. */
  readonly grewFrom: readonly string[];
  /** In their order. */
  readonly steps: readonly StepRow[];
}

export interface StepRow {
  readonly text: string;
  /** The company's day, YYYY-MM-DD; null while it is open. */
  readonly doneOn: string | null;
}

export async function* actionRows(
  question: Pick<ExportQuestion, 'db' | 'workspace' | 'since'>,
): AsyncGenerator<ActionRow> {
  const { db, workspace } = question;
  const workspaceId = workspace.id;
  const createdAt = { gte: startOf(question) };
  const pages = byNumber((past) =>
    db.action.findMany({
      where: { workspaceId, createdAt, ...past },
      orderBy: { number: 'asc' },
      take: PAGE,
    }),
  );
  for await (const rows of pages) {
    const actions = await actionsOf(db, workspaceId, rows);
    const outcomes = await outcomesOf(db, workspaceId, actions);
    const numbers = await numbersOf(db, workspaceId, actions);
    for (const { row, status, owner, moves, origins, steps } of actions)
      yield {
        number: row.number,
        status,
        title: row.title,
        forWhom: row.forWhom === '' ? null : row.forWhom,
        owner: owner.name,
        dueOn: row.dueOn,
        touchpoint: row.touchpoint,
        moves,
        createdAt: row.createdAt.toISOString(),
        startedAt: row.startedAt?.toISOString() ?? null,
        doneOn: row.doneOn,
        outcome: outcomes.get(row.id) ?? null,
        grewFrom: origins.flatMap(({ kind, subject, name }) => {
          const told = kind === 'theme' ? name : numbers.get(subject);
          return told === undefined || told === null ? [] : [`${kind} ${told}`];
        }),
        steps: steps.map(({ text, doneAt }) => ({
          text,
          doneOn: doneAt && dayIn(workspace.timeZone, doneAt),
        })),
      };
  }
}

/** Of those that are over, the words that went with their end. */
async function outcomesOf(
  db: ExportQuestion['db'],
  workspaceId: string,
  actions: readonly PlanAction[],
): Promise<Map<string, string>> {
  const over = actions.flatMap(({ row, status }) =>
    status === 'done' || status === 'dropped' ? [row.id] : [],
  );
  const events = await db.actionEvent.findMany({
    where: { workspaceId, actionId: { in: over }, kind: { in: ['done', 'dropped'] } },
    orderBy: { position: 'asc' },
  });
  return new Map(events.map((event) => [event.actionId, dataOf(event).text ?? '']));
}

/** By their ids, of the ideas, cases, best failures and promises that they grew from. */
async function numbersOf(
  db: ExportQuestion['db'],
  workspaceId: string,
  actions: readonly PlanAction[],
): Promise<Map<string, number>> {
  const ids = [...new Set(actions.flatMap(({ origins }) => origins.map(({ subject }) => subject)))];
  if (ids.length === 0) return new Map();
  const where = { where: { workspaceId, id: { in: ids } }, select: { id: true, number: true } };
  const found = [
    ...(await db.suggestion.findMany(where)),
    ...(await db.customerCase.findMany(where)),
    ...(await db.story.findMany(where)),
    ...(await db.brandPromise.findMany(where)),
  ];
  return new Map(found.map(({ id, number }) => [id, number]));
}

const ELEMENTS =
  '{ number, status, title, forWhom, owner, dueOn, touchpoint, moves: { metric, direction, segment, heat, touchpoint } | { question, direction, touchpoint } | null, createdAt, startedAt, doneOn, outcome, grewFrom: ["suggestion 12", ...], steps: [{ text, doneOn }, ...] }.';

export const planExport = defineExport<ActionRow>({
  name: 'plan',
  about: {
    en: 'actions by number, with what became of them and what they grew from',
    fr: 'les actions, par numéro, avec ce qu’elles sont devenues et leur origine',
  },
  elements: { en: ELEMENTS, fr: ELEMENTS },
  isDated: true,
  rows: actionRows,
  sheet: {
    columns: (locale) => words(locale).columns,
    cells: (row, locale) => ({
      ...row,
      status: statusName(row.status, locale),
      moves: row.moves === null ? null : movesText(row.moves, row.touchpoint, locale),
      createdAt: minuteOf(row.createdAt),
      startedAt: minuteOf(row.startedAt),
      grewFrom: row.grewFrom.join(', '),
      steps: row.steps.map(({ text, doneOn }) => `${doneOn === null ? '○' : '✓'} ${text}`).join('\n'),
    }),
  },
  counted: (locale, count) =>
    locale === 'fr'
      ? { one: `${count} action`, other: `${count} actions` }
      : { one: `${count} action`, other: `${count} actions` },
});

const words = phrases({
  en: {
    columns: {
      number: 'Number',
      status: 'Status',
      title: 'What changes',
      forWhom: 'For whom',
      owner: 'Owner',
      dueOn: 'Due on',
      touchpoint: 'Touchpoint',
      moves: 'What should move',
      createdAt: 'Added (UTC)',
      startedAt: 'Begun (UTC)',
      doneOn: 'Done on',
      outcome: 'What was done, or why it was dropped',
      grewFrom: 'Grew from',
      steps: 'Steps',
    } satisfies Record<keyof ActionRow, string>,
  },
  fr: {
    columns: {
      number: 'Numéro',
      status: 'État',
      title: 'Ce qui change',
      forWhom: 'Pour qui',
      owner: 'Responsable',
      dueOn: 'Échéance',
      touchpoint: 'Étape du parcours',
      moves: 'Ce qui devrait bouger',
      createdAt: 'Ajoutée le (UTC)',
      startedAt: 'Commencée le (UTC)',
      doneOn: 'Terminée le',
      outcome: 'Ce qui a été fait, ou pourquoi elle a été abandonnée',
      grewFrom: 'Origine',
      steps: 'Tâches',
    },
  },
});
