// Asks for the line under a headline some minutes before its digest is due, once for each digest: posting waits for none.
import type { Logger } from 'pino';
import { occurrencesAfter } from '../calendar/occurrences.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/client.ts';
import { rhythmOf, type Schedule, scheduleById, scheduleIds } from '../schedules/schedule.ts';
import { type SummaryDesk, summarise } from '../summary/summarise.ts';
import { claim, type SummaryModel, type SummaryResult, settle, wish } from '../summary/summary.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { compose } from './compose.ts';
import { lookBackOf } from './look-back.ts';
import { aboutOf, commentsLed, figuresOf, type LedWith, lineId, type WhichDigest } from './second-line.ts';
import { type Sections, sectionIn } from './section.ts';
import { headline } from './sections/headline.ts';
import { firstStart, windowsOf } from './windows.ts';

/** A slow model has this long, three tries among it; what came in since is not in the line. */
export const AHEAD_MS = 15 * 60_000;

export interface Ahead {
  readonly database: Database;
  readonly workspace: Workspace;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'error'>;
  readonly desk: SummaryDesk;
}

/** Each schedule's that is due soon. One's trouble does not stop the others. */
export async function askAhead(ahead: Ahead, signal: AbortSignal): Promise<void> {
  const { database, workspace, log } = ahead;
  for (const id of await scheduleIds(database.db, workspace.id)) {
    if (signal.aborted) return;
    try {
      const schedule = await scheduleById(database.db, workspace.id, id);
      if (schedule) await askFor(ahead, schedule, signal);
    } catch (error) {
      log.error({ err: error, schedule: id }, 'the line under a headline could not be asked for');
    }
  }
}

async function askFor(ahead: Ahead, schedule: Schedule, signal: AbortSignal): Promise<void> {
  const { database, workspace, clock } = ahead;
  const { db } = database;
  if (schedule.isPaused || !schedule.sections.includes(headline.id)) return;
  const now = clock.now();
  const rhythm = rhythmOf(schedule, workspace);
  const [due] = occurrencesAfter(rhythm, now, 1);
  if (!due || due.getTime() - now.getTime() > AHEAD_MS) return;
  const windows = await windowsOf(db, workspace.id, schedule, {
    to: due,
    firstFrom: firstStart(rhythm, due),
  });
  for (const { from, channels } of windows) {
    const which = { scheduleId: schedule.id, from, to: due };
    const id = lineId(which);
    const { locale } = schedule;
    const wished = { id, use: 'digest', subject: schedule.id, askerId: null, locale, until: due } as const;
    await wish(db, workspace.id, wished, now);
    const row = await claim(db, workspace.id, id, now);
    if (row === null) continue;
    const result = await lineOf(ahead, { ...schedule, channels }, which, signal);
    await settle(db, row satisfies SummaryModel, result, clock.now());
  }
}

/** What the digest would lead with now, and a line about that. */
async function lineOf(
  { database: { db }, workspace, clock, desk }: Ahead,
  schedule: Schedule,
  { from, to }: WhichDigest,
  signal: AbortSignal,
): Promise<SummaryResult> {
  let led: LedWith | null = null;
  const lookBack = lookBackOf(rhythmOf(schedule, workspace), from);
  const only: Sections = [headline];
  const alone = { ...schedule, sections: [headline.id].filter((id) => sectionIn(only, id)) };
  await compose(db, workspace, alone, { from, to, lookBack }, only, async (found) => {
    led = found;
    return null;
  });
  const found = led as LedWith | null;
  if (found === null) return { sentences: [], why: 'few' };
  const comments = await commentsLed(db, workspace.id, found, desk.config.comments);
  const using = { db, workspace, now: clock.now() };
  const question = { use: 'digest', locale: schedule.locale, comments, figures: figuresOf(found) } as const;
  const result = await summarise(desk, using, question, signal);
  return { ...result, about: aboutOf(found) };
}
