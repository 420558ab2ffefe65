// Once a day the chats are asked about everybody we know, so that a new language or a departure is noticed: about all of them, in an
// order that has nothing to do with who was at work, so that no row tells when somebody came.
import type { Logger } from 'pino';
import { startOfDay } from '../calendar/day.ts';
import type { Db } from '../database/client.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { ownAddress, type Remembering, remember } from './person.ts';

interface Parts extends Omit<Remembering, 'now'> {
  readonly db: Db;
  readonly log: Pick<Logger, 'warn'>;
}

export interface Refresh {
  /** Asks about some of those who were not asked about today; safe to call each minute, by any number of replicas. */
  run(workspace: Workspace, now: Date): Promise<void>;
}

/** In one go: well under what a chat takes in a minute (Slack: users.info is of tier 4, 100 a minute). */
const AT_ONCE = 50;

export function peopleRefresh({ db, log, ...remembering }: Parts): Refresh {
  /** Up to whom; whom a chat cannot tell about just now is asked about in the next round. */
  let after = '';
  return {
    async run(workspace, now) {
      const stale = await db.person.findMany({
        where: { workspaceId: workspace.id, refreshedAt: { lt: startOfDay(now) }, id: { gt: after } },
        orderBy: { id: 'asc' },
        take: AT_ONCE,
      });
      after = stale.length < AT_ONCE ? '' : (stale.at(-1)?.id ?? '');
      const asked = await Promise.allSettled(
        stale.map((person) => remember(db, workspace, ownAddress(person), { ...remembering, now })),
      );
      const failed = asked.filter(({ status }) => status === 'rejected').length;
      if (failed > 0) log.warn({ failed }, 'the chat could not tell about everybody; asked again later');
    },
  };
}
