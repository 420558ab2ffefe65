// What a schedule would say now: for a look, or sent to the asker alone. Posts nothing to channels, records nothing.
import type { Store } from '../database/client.ts';
import type { Message } from '../messages/message.ts';
import { rhythmOf, type ScheduleDraft } from '../schedules/schedule.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { compose, digestDetails, digestMessage, emptyNote } from './compose.ts';
import { lookBackOf } from './look-back.ts';
import { hasNews } from './news.ts';
import type { Sections } from './section.ts';
import { usualStart } from './windows.ts';

export interface Preview {
  readonly message: Message;
  readonly details: Message | null;
}

/** @param at the instant up to which it covers */
export async function preview(
  db: Store,
  workspace: Workspace,
  schedule: ScheduleDraft & { readonly id: string | null; readonly region?: string | null },
  at: Date,
  sections: Sections,
): Promise<Preview> {
  const rhythm = rhythmOf(schedule, workspace);
  const from = usualStart(rhythm, at);
  const lookBack = lookBackOf(rhythm, from);
  const snapshot = await compose(db, workspace, schedule, { from, to: at, lookBack }, sections);
  const { locale, timeZone } = schedule;
  const reader = { locale, timeZone, channel: null };
  return {
    message: hasNews(snapshot, reader, sections)
      ? digestMessage(snapshot, reader, sections)
      : emptyNote(snapshot, reader),
    details: digestDetails(snapshot, reader, sections),
  };
}
