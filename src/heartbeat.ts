// What is done each minute: all that the calendar asks for. What is due is computed from the calendar and the database, never from
// the timer, so that a missed minute, or two replicas, change nothing.
import type { Logger } from 'pino';
import { openCases } from './cases/open.ts';
import { remindOfCases } from './cases/promise/reminders.ts';
import type { Clock } from './clock.ts';
import type { Database } from './database/client.ts';
import { tick } from './digests/tick.ts';
import { tellTroubles } from './digests/troubles.ts';
import { expiry } from './erasure/expire.ts';
import { tellFeed } from './feed/post.ts';
import { forgetDrafts } from './handlers/draft.ts';
import { localeOf } from './i18n/locale.ts';
import type { Keys } from './keys.ts';
import { channelNamesOf, unnamedChannel } from './people/channel-names.ts';
import type { Directory } from './people/directory.ts';
import type { Later } from './people/later.ts';
import { addressOf, type Person, remember } from './people/person.ts';
import { peopleRefresh } from './people/refresh.ts';
import { tellSilences } from './silences/silences.ts';
import { tellTellers } from './stories/publish.ts';
import { passOnTheHour } from './suggestions/outbox/pass-on-the-hour.ts';
import { keepPromises } from './suggestions/promise/reminders.ts';
import { settleUndelivered } from './undelivered/settle.ts';
import { isUnheard as isNobodyTold } from './undelivered/unheard.ts';
import { forgetAnswers } from './web/idempotency.ts';
import { type Workspace, workspaceById } from './workspace/workspace.ts';

export interface HeartbeatParts {
  readonly database: Database;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly log: Logger;
  readonly workspaceId: string;
  readonly directory: Directory;
  readonly adminUsers: readonly string[];
  /** Something may wait in the ledger. */
  readonly nudge: () => void;
  /** A file may wait to be imported. */
  readonly wakeImports: () => void;
  readonly later: Later;
}

/**
 * Safe to call at any time. Each step has its turn, whatever becomes of the others.
 * @throws AggregateError of what failed, once all had their turn; the next beat tries again
 */
export function heartbeat(parts: HeartbeatParts): () => Promise<void> {
  const { database, keys, clock, log, workspaceId, directory, nudge } = parts;
  const expiring = expiry({ database, workspaceId, log });
  let isUnheard = false;
  const refreshing = peopleRefresh({ db: database.db, log, directory, adminUsers: parts.adminUsers });
  return async () => {
    const now = clock.now();
    const workspace = await workspaceById(database.db, workspaceId);
    const shell = { database, keys, workspace, now };
    const meet = (person: Person) => metAgain(parts, workspace, person);
    const channelName = async (address: string) => {
      const name = (await directory.channel(address))?.name;
      if (name !== undefined) return `#${name}`;
      const kept = (await channelNamesOf(database.db, workspaceId, [address])).get(address);
      return kept === undefined ? unnamedChannel(localeOf(workspace.locale) ?? 'en') : `#${kept}`;
    };
    const steps: readonly (() => Promise<unknown>)[] = [
      () => parts.later.writeDown(database.db, now),
      () => passOnTheHour({ ...shell, log }),
      () => tick({ database, workspace, clock, log, directory }),
      async () => nudge(),
      () => settleUndelivered(shell),
      async () => {
        const was = isUnheard;
        isUnheard = await isNobodyTold(database.db, workspaceId);
        if (isUnheard && !was)
          log.warn(
            'letters reach no admin: what was not delivered stands in their home, and nobody was told',
          );
      },
      () => tellTroubles(database, workspace, now),
      () => tellTellers(database, workspace, channelName, now),
      () => openCases(shell),
      () => refreshing.run(workspace, now),
      () => tellFeed(shell),
      () => keepPromises(shell, meet),
      () => remindOfCases(shell, meet),
      () => tellSilences(database, workspace, now),
      async () => {
        if (!(await expiring.run(now))) return;
        await forgetAnswers(database.db, workspaceId, now);
        await forgetDrafts(database.db, workspaceId, now);
      },
      async () => parts.wakeImports(),
    ];
    const failures: unknown[] = [];
    for (const step of steps) await step().catch((error: unknown) => failures.push(error));
    nudge();
    if (failures.length > 0)
      throw new AggregateError(failures, `${failures.length} steps of a heartbeat failed`);
  };
}

/** As the chat knows them now: who has left is noticed within a day. What it cannot tell just now stays as it was. */
async function metAgain(
  { database, clock, log, directory, adminUsers }: HeartbeatParts,
  workspace: Workspace,
  person: Person,
): Promise<Person> {
  try {
    const parts = { directory, adminUsers, now: clock.now() };
    return (await remember(database.db, workspace, addressOf(person), parts)) ?? person;
  } catch (error) {
    log.warn({ err: error }, 'the chat could not say who is still here; asked again at the next heartbeat');
    return person;
  }
}
