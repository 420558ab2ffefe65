// Once a day the chats are asked about everybody we know, so that a new language or a departure is noticed: about all of them, in an
// order that has nothing to do with who was at work, so that no row tells when somebody came. Each hour, about all admins: whether they
// still are, or have left.
import type { Logger } from 'pino';
import { startOfDay } from '../calendar/day.ts';
import type { Db } from '../database/client.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { ownAddress, type Remembering, remember } from './person.ts';
import { namedAdmins } from './roles.ts';

interface Parts extends Omit<Remembering, 'now'> {
  readonly db: Db;
  readonly log: Pick<Logger, 'warn'>;
}

export interface Refresh {
  /**
   * Asks about some of those who were not asked about today, and at the start and at each full hour about all admins on file; safe to call
   * each minute, by any number of replicas.
   */
  run(workspace: Workspace, now: Date): Promise<void>;
}

/** In one go: well under what a chat takes in a minute (Slack: users.info is of tier 4, 100 a minute). */
const AT_ONCE = 50;

const HOUR_MS = 3_600_000;

export function peopleRefresh({ db, log, ...remembering }: Parts): Refresh {
  const { directory, adminUsers } = remembering;

  /** Of who left ADMIN_USERS, or the chat's admins, and asked nothing since. What the chat cannot tell just now is asked an hour later. */
  async function endRights({ id: workspaceId }: Workspace): Promise<void> {
    const admins = await db.person.findMany({ where: { workspaceId, isAdmin: true } });
    const asked = admins
      .filter(({ externalId }) => !adminUsers.includes(externalId))
      .map(async (person) => {
        const profile = await directory.profile(ownAddress(person));
        return profile?.isAdmin && profile.standing !== 'stranger' ? [] : [person.id];
      });
    const told = await Promise.allSettled(asked);
    const ended = told.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
    await db.person.updateMany({ where: { workspaceId, id: { in: ended } }, data: { isAdmin: false } });
    await noteDepartures(workspaceId);
  }

  /** Of admins by a role: once the last of them has left, the chat's are admins again. On several chats, somebody leaves within a day. */
  async function noteDepartures(workspaceId: string): Promise<void> {
    const named = await namedAdmins(db, workspaceId);
    const asked = named.map(async ({ platform, externalId, id }) => {
      const profile = await directory.profile(ownAddress({ platform, externalId }));
      const isGone = profile !== null && (!profile.isActive || profile.standing === 'stranger');
      return isGone && (await db.person.count({ where: { workspaceId, linkedTo: id } })) === 0 ? [id] : [];
    });
    const told = await Promise.allSettled(asked);
    const gone = told.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
    if (gone.length > 0)
      await db.person.updateMany({ where: { workspaceId, id: { in: gone } }, data: { isActive: false } });
  }

  /** Up to whom; whom a chat cannot tell about just now is asked about in the next round. */
  let after = '';
  let hour: number | null = null;
  return {
    async run(workspace, now) {
      const is = Math.floor(now.getTime() / HOUR_MS);
      if (is !== hour) await endRights(workspace);
      hour = is;
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
