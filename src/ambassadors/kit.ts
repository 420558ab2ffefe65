// The monthly kit: three things that customers said, a question and a lesson, to be read to one's team. What it looks like is letters.ts.
import { z } from 'zod';
import { msPerDay } from '../calendar/day.ts';
import { tellPerson } from '../correspondence/tell.ts';
import { type Store, transact } from '../database/client.ts';
import type { AmbassadorModel } from '../database/generated/sqlite/models.ts';
import { type Quote, quoteOf } from '../digests/quote.ts';
import { touchpointsCalled } from '../feedback/touchpoints/company.ts';
import { chooseVerbatims, type Verbatim } from '../feedback/verbatims.ts';
import type { Locale } from '../i18n/locale.ts';
import { madeLessons } from '../lessons/content/index.ts';
import { type Lesson, madeIn } from '../lessons/lesson.ts';
import { lessonIn, pastWeeks, weekAt } from '../lessons/week.ts';
import { localeFor, type Person } from '../people/person.ts';
import type { KeyedShell } from '../workspace/shell.ts';
import { afterMonths } from './asked.ts';
import { ambassadorKinds, KIT } from './kinds.ts';
import { kitLetter } from './letters.ts';
import { todayOf } from './term.ts';

/** Where few answered lately, one looks further back. */
const LOOKED_BACK_DAYS = [31, 92] as const;

const ids = z.array(z.string());

/** To an ambassador whose next kit is due. Once, whichever replica. */
export async function sendKit(shell: KeyedShell, row: AmbassadorModel, person: Person): Promise<void> {
  const { database, workspace } = shell;
  const { workspaceId, personId, kitOn } = row;
  const today = todayOf(shell);
  const quoted = ids.parse(row.quoted);
  const language = localeFor(person, workspace);
  const quotes = await chosenQuotes(database.db, shell, new Set(quoted), language);
  const lesson = await lessonOfMonth(database.db, shell, monthOf(today), language);
  await transact(database, async (tx) => {
    const { count } = await tx.ambassador.updateMany({
      where: { workspaceId, personId, kitOn },
      data: {
        kitOn: afterMonths(today, 1),
        kitDone: false,
        quoted: [...quoted, ...quotes.map(({ feedbackId }) => feedbackId)],
      },
    });
    if (count === 0) return;
    await tellPerson(tx, shell, person, {
      kind: ambassadorKinds['ambassador.kit'],
      subject: KIT,
      draw: (reader) => kitLetter({ quotes, lesson, month: monthOf(today) }, reader),
    });
  });
}

/** The one of the latest week that is over, to be played again with one's team; else one of those that everybody has. */
async function lessonOfMonth(
  db: Store,
  { workspace, now }: Pick<KeyedShell, 'workspace' | 'now'>,
  month: number,
  language: Locale,
): Promise<Lesson | null> {
  const { rows } = await pastWeeks(db, workspace.id, weekAt(workspace, now), { skip: 0, take: 1 });
  const [latest] = rows;
  const had = latest ? await lessonIn(db, workspace.id, latest, language) : null;
  const made = madeLessons[month % madeLessons.length];
  return had ?? (made ? madeIn(made, language, 0) : null);
}

/** Of years and months one number: with it the question of the month changes. */
function monthOf(day: string): number {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return year * 12 + month;
}

/** An unhappy and a happy one, and one more; fewer where there are fewer, none where too few answered to hide who said it. */
async function chosenQuotes(
  db: Store,
  { workspace, now }: Pick<KeyedShell, 'workspace' | 'now'>,
  before: ReadonlySet<string>,
  language: Locale,
): Promise<readonly Quote[]> {
  for (const days of LOOKED_BACK_DAYS) {
    const from = new Date(now.getTime() - days * msPerDay);
    const look = (avoid: ReadonlySet<string>) =>
      chooseVerbatims(db, workspace.id, { from, to: now, now, filters: {}, avoid, language });
    const { unhappy, happy } = await look(before);
    const first = present([unhappy, happy]);
    if (first.length === 0) continue;
    const more = await look(new Set([...before, ...first.map(({ feedbackId }) => feedbackId)]));
    const [third] = present([more.happy, more.unhappy]);
    const called = await touchpointsCalled(db, workspace.id);
    return present([...first, third ?? null]).map((each) => quoteOf(each, called));
  }
  return [];
}

function present(some: readonly (Verbatim | null)[]): Verbatim[] {
  return some.filter((each) => each !== null);
}
