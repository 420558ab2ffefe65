// Everything that one admin can be told or shown, by using the whole menu once on a desk.
import { contentFrom } from '../../src/delivery/ledger.ts';
import { menu } from '../../src/handlers/index.ts';
import type { Reply } from '../../src/handlers/request.ts';
import type { FormView } from '../../src/messages/form.ts';
import type { Message } from '../../src/messages/message.ts';
import { type Desk, now } from './desk.ts';

/** Acts that end something, and would take it from those that come after. */
const LAST = ['schedule.delete', 'topic.close', 'story.approve', 'suggestion.acknowledge'];

export interface Told {
  readonly messages: readonly Message[];
  readonly forms: readonly FormView[];
}

/** Everything an admin is told or shown when they use the whole menu once. */
export async function useAll(desk: Desk): Promise<Told> {
  const messages: Message[] = [];
  const forms: FormView[] = [];
  const take = (reply: Reply) => {
    if (reply.kind === 'say' || reply.kind === 'home') messages.push(reply.message);
    if (reply.kind === 'open') forms.push(reply.form);
  };
  const held = await hold(desk);
  for (const { run } of menu.commands) take(await run(desk.ask()));
  messages.push(await menu.home(desk.ask()));
  const names = Object.keys(menu.actions).toSorted((a, b) => LAST.indexOf(a) - LAST.indexOf(b));
  for (const name of names) {
    const subject = name.startsWith('held.') ? held : desk.subjects[name.split('.')[0] ?? ''];
    take(
      (await menu.actions[name]?.(
        desk.ask({ ...(subject ? { subject } : {}), chosen: desk.workspace.locale }),
      )) ?? {
        kind: 'nothing',
      },
    );
  }
  const letters = await desk.kit.database.db.delivery.findMany({ where: { workspaceId: desk.workspace.id } });
  messages.push(...letters.map((row) => contentFrom(row).message));
  return { messages, forms };
}

async function hold({ kit, workspace }: Desk): Promise<string> {
  const { db } = kit.database;
  const row = await db.delivery.findFirstOrThrow({ where: { workspaceId: workspace.id } });
  const where = { workspaceId_id: { workspaceId: workspace.id, id: row.id } };
  await db.delivery.update({ where, data: { state: 'held', queuedAt: now } });
  return row.id;
}
