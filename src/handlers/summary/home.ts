// What the model costs, in everybody's home who looks after Porte-voix.
import { dayIn } from '../../calendar/zone.ts';
import type { Block } from '../../messages/message.ts';
import { usedOn, usePerMonth } from '../../summary/use.ts';
import { useText } from '../../summary/use-words.ts';
import type { Request } from '../request.ts';

/** Nothing where no model is set. */
export async function summaryBlocks({
  kit,
  workspace,
  locale,
  at,
  asker,
}: Request): Promise<readonly Block[]> {
  const { summary } = kit;
  if (!summary) return [];
  const { db } = kit.database;
  const day = dayIn(workspace.timeZone, at);
  const [latest] = await usePerMonth(db, workspace.id);
  const month = latest?.month === day.slice(0, 7) ? latest : null;
  const today = await usedOn(db, workspace.id, day);
  return [
    { kind: 'note', text: useText({ ...summary, month, today }, { locale, timeZone: asker.timeZone }) },
  ];
}
