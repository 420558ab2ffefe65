// Teams as a Platform: puts this folder's parts together. Imported only where Teams is configured: what it imports is large.
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { Platform, Whose } from '../platform.ts';
import { type TeamsChat, teamsChat } from './chat.ts';
import { ANSWER_MS, teamsClient } from './client.ts';
import type { Desk } from './desk.ts';
import { tenantOf } from './incoming.ts';
import { teamsEar } from './listen.ts';
import { isAnotherCompany, type TeamsConfig } from './settings.ts';

interface Parts {
  readonly log: Logger;
  readonly clock: Clock;
  /** How long an answer of Teams' may take before it counts as lost. */
  readonly timeoutMs?: number;
}

/** Teams calls https://HOST/teams/messages. */
const PREFIX = '/teams/';

export function teamsPlatform(config: TeamsConfig, { log, clock, timeoutMs = ANSWER_MS }: Parts): Platform {
  const client = teamsClient(config, timeoutMs);
  const ear = teamsEar(config, client, log);
  const { open: openHome, ...home } = teamsChat(config, client, clock);
  const chats = new Map<string, TeamsChat>();
  const desks = new Map<string, Promise<Desk>>();
  let whose: Whose | null = null;

  function chatOf(tenantId: string): TeamsChat {
    const chat =
      chats.get(tenantId) ?? teamsChat({ ...config, tenantId, admittedTenants: [] }, client, clock);
    chats.set(tenantId, chat);
    return chat;
  }

  /** Asked once of each tenant; again where it could not be said. */
  function deskOf(tenantId: string): Promise<Desk> {
    const known = desks.get(tenantId);
    if (known) return known;
    if (whose === null) return Promise.reject(new Error('Teams is not listening yet'));
    const found = whose(tenantId).then((ears) => chatOf(tenantId).open(ears));
    desks.set(tenantId, found);
    found.catch(() => desks.delete(tenantId));
    return found;
  }

  return {
    ...home,
    introduce: async () => ({ id: config.tenantId, name: '' }),
    async listen(menu, kit, workspace) {
      const ours = openHome({ menu, kit, workspace });
      // Whom we serve as no company at all, our own desk refuses.
      ear.start(ours, async (incoming) => {
        const tenant = tenantOf(incoming)?.toLowerCase() ?? null;
        return whose !== null && isAnotherCompany(config, tenant) ? deskOf(tenant) : ours;
      });
    },
    others: {
      served: async (onFile) => new Set(onFile.filter((tenantId) => isAnotherCompany(config, tenantId))),
      chat: chatOf,
      hear(asked) {
        whose = asked;
      },
      open: async (tenantId) => void (await deskOf(tenantId)),
    },
    stop: () => ear.stop(),
    async check() {
      if (!ear.isListening()) throw new Error('not listening to Teams');
    },
    mount: () => ({ prefix: PREFIX, listener: ear.handler }),
  };
}
