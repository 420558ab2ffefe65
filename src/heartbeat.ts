// What is done each minute: all that the calendar asks for. What is due is computed from the calendar and the database, never from
// the timer, so that a missed minute, or two replicas, change nothing.
import { type Beat, type House, type Step, step } from './beat.ts';
import { openingCases } from './cases/open.ts';
import { remindingOfCases } from './cases/promise/reminders.ts';
import { planning } from './digests/tick.ts';
import { tellingTroubles } from './digests/troubles.ts';
import { expiring } from './erasure/expire.ts';
import { forgettingDrafts } from './handlers/draft.ts';
import type { Feature } from './handlers/feature.ts';
import { kindsOf, sectionsOf, waitingOf } from './handlers/folds.ts';
import { features } from './handlers/index.ts';
import { localeOf } from './i18n/locale.ts';
import { channelNamesOf, unnamedChannel } from './people/channel-names.ts';
import { addressOf, type Person, remember } from './people/person.ts';
import { peopleRefresh } from './people/refresh.ts';
import { reminding } from './reminders/remind.ts';
import { tellingTellers } from './stories/publish.ts';
import { passingOn } from './suggestions/outbox/pass-on-the-hour.ts';
import { keepingPromises } from './suggestions/promise/keep.ts';
import { settling } from './undelivered/settle.ts';
import { hearing } from './undelivered/unheard.ts';
import { forgettingAnswers } from './web/idempotency.ts';
import { workspaceById } from './workspace/workspace.ts';

/** All of them, in the order in which they have their turn. What depends on no other stands with its feature. */
export function stepsOf(features: readonly Feature[]): readonly Step[] {
  return [
    // Who was met before this hour is on file before what they did without their name is passed on.
    step('people-met', ({ later, database, now }) => later.writeDown(database.db, now)),
    // What came in without a name is there before a digest counts what became of ideas.
    passingOn,
    planning(sectionsOf(features)),
    // A digest leaves at once, and does not wait for what takes longer.
    step('send', async ({ nudge }) => nudge()),
    // Whoever takes the place of somebody whom no letter reaches has it before promises are kept.
    settling({ kinds: kindsOf(features), waiting: waitingOf(features) }),
    hearing,
    tellingTroubles,
    tellingTellers,
    openingCases,
    {
      name: 'people',
      begin(house) {
        const refreshing = peopleRefresh({ ...house, db: house.database.db });
        return ({ workspace, now }) => refreshing.run(workspace, now);
      },
    },
    // Whoever has left by what the chat said just now is reminded no more.
    keepingPromises,
    remindingOfCases,
    ...features.flatMap(({ steps: own = [] }) => own),
    // One letter of all that these have noted.
    reminding(waitingOf(features)),
    expiring,
    forgettingAnswers,
    forgettingDrafts,
    step('imports', async ({ wakeImports }) => wakeImports()),
  ];
}

export const steps = stepsOf(features);

export interface HeartbeatParts extends House {
  /** Hears of each step's end; milliseconds, and what it threw. */
  readonly stepDone?: (name: string, milliseconds: number, error: unknown) => void;
}

/**
 * Safe to call at any time. Each step has its turn, whatever becomes of the others.
 * @throws AggregateError of what failed, once all had their turn; the next beat tries again
 */
export function heartbeat(
  { stepDone, ...house }: HeartbeatParts,
  all: readonly Step[] = steps,
): () => Promise<void> {
  const begun = all.map(({ name, begin }) => ({ name, run: begin(house) }));
  return async () => {
    const beat = await beatOf(house);
    const failures: unknown[] = [];
    const failed: string[] = [];
    for (const { name, run } of begun) {
      const from = performance.now();
      const error = await run(beat).then(
        () => null,
        (thrown: unknown) => thrown,
      );
      stepDone?.(name, performance.now() - from, error);
      if (error === null) continue;
      failures.push(error);
      failed.push(name);
    }
    house.nudge();
    if (failures.length > 0)
      throw new AggregateError(failures, `steps of a heartbeat failed: ${failed.join(', ')}`);
  };
}

async function beatOf(house: House): Promise<Beat> {
  const { database, workspaceId, clock, directory } = house;
  const now = clock.now();
  const workspace = await workspaceById(database.db, workspaceId);
  return {
    ...house,
    workspace,
    now,
    meet: (person) => metAgain({ ...house, workspace }, person),
    channelName: async (address) => {
      const name = (await directory.channel(address))?.name;
      if (name !== undefined) return `#${name}`;
      const kept = (await channelNamesOf(database.db, workspaceId, [address])).get(address);
      return kept === undefined ? unnamedChannel(localeOf(workspace.locale) ?? 'en') : `#${kept}`;
    },
  };
}

/** As the chat knows them now: who has left is noticed within a day. What it cannot tell just now stays as it was. */
async function metAgain(
  { database, clock, log, directory, adminUsers, workspace }: House & Pick<Beat, 'workspace'>,
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
