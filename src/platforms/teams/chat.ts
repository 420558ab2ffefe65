// Teams as one company has it: its own people and channels, over the connection that all companies of the process share.
import type { Clock } from '../../clock.ts';
import { doorOf } from '../../database/client.ts';
import { localeOf } from '../../i18n/locale.ts';
import { place } from '../../messages/message.ts';
import { profiles } from '../../people/profiles.ts';
import { easel } from '../easel.ts';
import type { Chat, Ears } from '../platform.ts';
import { tongues } from '../tongues.ts';
import type { TeamsClient } from './client.ts';
import type { Contacts } from './conversations.ts';
import type { Desk } from './desk.ts';
import { teamsDirectory } from './directory.ts';
import { waitingFiles } from './files.ts';
import { isMisshapen } from './outcomes.ts';
import { sendLetter, targetOf, type Wire } from './send.ts';
import type { TeamsConfig } from './settings.ts';
import { sharedFiles } from './shared-files.ts';

export interface TeamsChat extends Chat {
  /** From now on it sends, and hears at this desk. */
  open(ears: Ears): Desk;
}

/** @param config whose tenant is the company's */
export function teamsChat(config: TeamsConfig, client: TeamsClient, clock: Clock): TeamsChat {
  const files = waitingFiles();
  const shared = sharedFiles(clock);
  let desk: Desk | null = null;
  const wire = (): Wire => {
    if (desk === null) throw new Error('Teams is not listening yet');
    return desk.wire;
  };
  const directory = teamsDirectory(config, client, wire, clock);

  return {
    name: 'teams',
    ...directory,
    files: {
      describe: shared.describe,
      fetch: shared.fetch,
      async hand(to, file, words) {
        const target = await targetOf(wire(), to);
        if (!('conversationId' in target)) throw new Error('nobody is reached there to hand a file to');
        const attachments = [files.offer(file, place(to).id, words)];
        await client.post(target, { type: 'message', summary: file.name, attachments });
      },
    },
    async send(letter) {
      if (desk !== null) return sendLetter(desk.wire, letter);
      return { kind: 'later', at: new Date(clock.now().getTime() + 5_000), reason: 'teams:not_listening' };
    },
    /** Teams lets a bot read no history: an admin looks. */
    find: async () => ({ kind: 'cannot-tell', reason: 'teams:no_history' }),
    open({ menu, kit, workspace }) {
      const { later, database } = kit;
      const known: Contacts = { db: database.db, workspaceId: workspace.id, later, fresh: new Map() };
      const surface = { kind: 'message', opening: new Set(menu.opening) } as const;
      const shown = easel(clock, isMisshapen);
      const { tenantId } = config;
      const out = { client, clock, contacts: known, tenantId, surface, easel: shown };
      const people = profiles(directory, clock);
      const parts = { client, contacts: known, profiles: people, wire: out, surface, files, shared };
      const asking = { door: doorOf(database), tongues: tongues(localeOf(workspace.locale) ?? 'en') };
      desk = { menu, kit, workspace, config, ...asking, ...parts };
      return desk;
    },
  };
}
