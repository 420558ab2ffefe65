// Once a month the admins read in one line what moved on the roadmap and what comes next; none where they said that they need none.
import type { Doer } from '../audit/act.ts';
import { noted } from '../audit/note.ts';
import { hourly } from '../beat.ts';
import { dayText } from '../calendar/day.ts';
import { zoneOf } from '../calendar/zone.ts';
import { tellAdmins } from '../correspondence/tell.ts';
import { type Database, isUniqueViolation, type Store, transact } from '../database/client.ts';
import { kindsFor } from '../delivery/kinds.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type Message, sentence } from '../messages/message.ts';
import type { Shell } from '../workspace/shell.ts';
import { type Milestone, nextOf, type Roadmap, roadmapNow } from './ticks.ts';
import { roadmapWords } from './words.ts';

export const roadmapKinds = kindsFor(
  { what: { en: 'the month’s line on the roadmap', fr: 'le point du mois sur la feuille de route' } },
  { 'roadmap.monthly': 'told' },
);

export const lookingAtTheRoadmap = hourly('roadmap', (beat) => tellMonthly(beat));

/** Safe to call at any time, by any number of replicas: each month is told once. */
export async function tellMonthly(shell: Shell): Promise<void> {
  const { database, workspace, now } = shell;
  const roadmap = await roadmapNow(database, workspace, now);
  const month = localDay(shell).slice(0, 7);
  const began = localDay({ workspace, now: workspace.createdAt }).slice(0, 7);
  if (!workspace.roadmapMonthly || month === began) return;
  const where = { workspaceId: workspace.id };
  const last = await database.db.roadmapLetter.findFirst({ where, orderBy: { month: 'desc' } });
  if (last !== null && last.month >= month) return;
  const since = last?.at ?? workspace.createdAt;
  await transact(database, async (tx) => {
    await tx.roadmapLetter.create({ data: { ...where, month, at: now } });
    await tell(tx, shell, roadmap, since);
  }).catch((error: unknown) => {
    // Another replica told it.
    if (!isUniqueViolation(error)) throw error;
  });
}

/** Whether that line is written from now on. */
export async function writeMonthly(
  database: Database,
  workspaceId: string,
  isOn: boolean,
  doer: Doer,
): Promise<void> {
  await transact(database, async (tx) => {
    const { count } = await tx.workspace.updateMany({
      where: { id: workspaceId, roadmapMonthly: !isOn },
      data: { roadmapMonthly: isOn, version: { increment: 1 } },
    });
    if (count === 1)
      await noted(tx, { workspaceId, ...doer }, 'settings.changed', { settings: ['roadmapMonthly'] });
  });
}

async function tell(tx: Store, shell: Shell, roadmap: Roadmap, since: Date): Promise<void> {
  await tellAdmins(tx, shell, {
    kind: roadmapKinds['roadmap.monthly'],
    subject: `roadmap:${localDay(shell).slice(0, 7)}`,
    draw: ({ locale }) => monthlyLine(roadmap, since, locale),
  });
}

/** @param since what was told last tells no more */
function monthlyLine({ standings }: Pick<Roadmap, 'standings'>, since: Date, locale: Locale): Message {
  const say = words(locale);
  const titles = (some: readonly Milestone[]) =>
    say.list(some.map(({ item }) => roadmapWords(locale).items[item.id].title));
  const done = standings.filter((each) => each.since !== null && each.since >= since);
  const ceased = standings.filter((each) => each.ceased !== null && each.ceased >= since);
  const next = nextOf({ standings }, 1);
  const text = [
    done.length === 0 ? say.nothingNew : say.done(titles(done)),
    ...(ceased.length === 0 ? [] : [say.ceased(titles(ceased))]),
    next.length === 0 ? say.all : say.next(titles(next)),
  ].join(' ');
  return sentence(text, [
    { label: say.open, action: { name: 'roadmap' }, style: 'primary' },
    { label: say.stop, action: { name: 'roadmap.letters', subject: 'off' } },
  ]);
}

function localDay({ workspace, now }: Pick<Shell, 'workspace' | 'now'>): string {
  return dayText(zoneOf(workspace.timeZone).dayAt(now.getTime()));
}

const words = phrases({
  en: {
    list: (titles: readonly string[]) => titles.map((title) => `“${title}”`).join(', '),
    done: (titles: string) => `Your roadmap this month. Now done: ${titles}.`,
    nothingNew: 'Your roadmap this month. Nothing new is done.',
    ceased: (titles: string) => `No longer so: ${titles}.`,
    next: (title: string) => `What comes next: ${title}.`,
    all: 'All of it is done; what stops will be told here.',
    open: 'Open the roadmap',
    stop: 'No more of these',
  },
  fr: {
    list: (titles) => titles.map((title) => fr`« ${title} »`).join(', '),
    done: (titles) => fr`Votre feuille de route ce mois-ci. Désormais fait : ${titles}.`,
    nothingNew: 'Votre feuille de route ce mois-ci. Rien de nouveau n’est fait.',
    ceased: (titles) => fr`Ne l’est plus : ${titles}.`,
    next: (title) => fr`Prochaine étape : ${title}.`,
    all: fr`Tout est fait ; si quelque chose s’arrête, vous le lirez ici.`,
    open: 'Ouvrir la feuille de route',
    stop: 'Ne plus recevoir ce point',
  },
});
