// The admin of a desk as an ambassador: with a kit, and asked whether to go on.
import { turnOn } from '../../src/ambassadors/switch.ts';
import { type Desk, now } from '../handlers/desk.ts';

export async function inTerm({ kit: { database, keys }, workspace, admin }: Desk): Promise<void> {
  await turnOn({ database, keys, workspace, now }, { by: 'command-line', now });
  const term = { since: '2026-05-20', until: '2026-11-20', kitOn: '2026-12-01', isAsked: true };
  await database.db.ambassador.create({
    data: { workspaceId: workspace.id, personId: admin.id, ...term },
  });
}
