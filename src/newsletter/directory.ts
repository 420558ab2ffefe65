// Mailing lists as the rooms that post somewhere see channels: each has a name, and takes what is posted. Nobody is looked up by e-mail.
import type { Db } from '../database/client.ts';
import type { Directory } from '../people/directory.ts';
import { mailPlace } from './addresses.ts';

export function mailDirectory(db: Db, workspaceId: string): Directory {
  return {
    profile: async () => null,
    async channel(address) {
      const at = mailPlace(address);
      if (at === null) return null;
      const list = await db.mailList.findUnique({
        where: { workspaceId_id: { workspaceId, id: at.listId } },
      });
      return list && { address, name: list.name, isArchived: false, isJoined: true };
    },
    isMember: async () => false,
    // No pattern means a list: who reads one is chosen, not called alike.
    joined: async () => ({ channels: [], unheard: [] }),
    isShared: async () => false,
  };
}
