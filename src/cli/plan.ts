// `portevoix plan`: the actions that go on and how many are late or over, for people as a list and for scripts as JSON.
import { dayIn } from '../calendar/zone.ts';
import type { ActionRow } from '../exports/plan.ts';
import { actionRows } from '../exports/plan.ts';
import { formats, numbered } from '../i18n/formats.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { isGoingOn } from '../plan/lifecycle.ts';
import { statusName } from '../plan/standing.ts';
import { workspaceById } from '../workspace/workspace.ts';
import { argumentsIn } from './arguments.ts';
import { openBackOffice } from './back-office.ts';
import type { Command } from './command.ts';
import { planUsage } from './usage/plan.ts';

const OPTIONS = { json: { type: 'boolean' } } as const;

export const planCommand: Command = {
  name: 'plan',
  summary: {
    en: 'The action plan: what goes on, what is late, what became of the rest',
    fr: 'Le plan d’action : ce qui est en cours, en retard, et ce qu’est devenu le reste',
  },
  usage: planUsage,
  async run(args, io) {
    const { json } = argumentsIn(args, { options: OPTIONS }, io.locale).values;
    const office = await openBackOffice(io);
    try {
      const { db } = office.database;
      const workspace = await workspaceById(db, office.workspaceId);
      const actions: ActionRow[] = [];
      for await (const row of actionRows({ db, workspace })) actions.push(row);
      const today = dayIn(workspace.timeZone, io.clock.now());
      const counts = countsOf(actions, today);
      if (json) {
        io.out(JSON.stringify({ today, counts, actions }, null, 2));
        return 0;
      }
      const say = words(io.locale);
      const { number } = formats(io.locale, workspace.timeZone);
      const told = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, number(count)]));
      io.out(say.counts(told as Readonly<Record<keyof Counts, string>>));
      for (const action of byDay(actions.filter(({ status }) => isGoingOn(status)))) {
        const late = isLate(action, today) ? ` (${say.late})` : '';
        const parts = [
          action.title,
          statusName(action.status, io.locale),
          action.owner,
          `${action.dueOn ?? say.noDay}${late}`,
        ];
        io.out([numbered(io.locale, action.number), ...parts].join(' · '));
      }
      return 0;
    } finally {
      await office.close();
    }
  },
};

interface Counts {
  readonly planned: number;
  readonly underWay: number;
  readonly late: number;
  readonly done: number;
  readonly dropped: number;
}

function countsOf(actions: readonly ActionRow[], today: string): Counts {
  const many = (is: (action: ActionRow) => boolean) => actions.filter(is).length;
  return {
    planned: many(({ status }) => status === 'planned'),
    underWay: many(({ status }) => status === 'under-way'),
    late: many((action) => isLate(action, today)),
    done: many(({ status }) => status === 'done'),
    dropped: many(({ status }) => status === 'dropped'),
  };
}

function isLate({ status, dueOn }: ActionRow, today: string): boolean {
  return isGoingOn(status) && dueOn !== null && dueOn < today;
}

/** First due first; those without a day last. */
function byDay(actions: readonly ActionRow[]): ActionRow[] {
  const day = ({ dueOn }: ActionRow) => dueOn ?? '9999';
  return actions.toSorted((a, b) => day(a).localeCompare(day(b)) || a.number - b.number);
}

const words = phrases({
  en: {
    counts: ({ planned, underWay, late, done, dropped }: Readonly<Record<keyof Counts, string>>) =>
      `Planned: ${planned} · under way: ${underWay} · late: ${late} · done: ${done} · dropped: ${dropped}`,
    late: 'late',
    noDay: 'no day',
  },
  fr: {
    counts: ({ planned, underWay, late, done, dropped }) =>
      fr`Prévues : ${planned} · en cours : ${underWay} · en retard : ${late} · terminées : ${done} · abandonnées : ${dropped}`,
    late: 'en retard',
    noDay: 'sans échéance',
  },
});
