// Wiring: the one file that knows every part. Starts them in order, stops them in reverse.
import cron from 'node-cron';
import type { Logger } from 'pino';
import { type Clock, newId } from './clock.ts';
import type { GeneralConfig, StorageConfig } from './config.ts';
import { openDatabase } from './database/client.ts';
import { migrate } from './database/migrate.ts';
import { dispatcher } from './delivery/dispatch.ts';
import { pump } from './delivery/pump.ts';
import { tick } from './digests/tick.ts';
import { tellTroubles } from './digests/troubles.ts';
import { menu } from './handlers/index.ts';
import type { Kit } from './handlers/request.ts';
import { keysFrom } from './keys.ts';
import { routedDirectory } from './people/directory.ts';
import { addressOf, type Person, remember } from './people/person.ts';
import { type PlatformsConfig, platformsFrom } from './platforms/index.ts';
import { tellTellers } from './stories/publish.ts';
import { indexMissing } from './suggestions/finding/terms.ts';
import { keepPromises } from './suggestions/promise/reminders.ts';
import { healthRoutes } from './web/health.ts';
import { ingestionRoute } from './web/ingestion.ts';
import { metrics } from './web/metrics.ts';
import { boundedFetch } from './web/outgoing.ts';
import { startWeb } from './web/server.ts';
import { webhookRoutes } from './web/webhooks.ts';
import { type Workspace, workspaceById, workspaceOfCompanies } from './workspace/workspace.ts';

export interface AppParts extends Partial<PlatformsConfig> {
  readonly general: GeneralConfig;
  readonly storage: StorageConfig;
  readonly clock: Clock;
  readonly log: Logger;
  /** Least time between two messages to one address, where the chat has another pace than Slack. */
  readonly paceMs?: number;
}

export interface App {
  readonly workspaceId: string;
  /** Where our own web server listens. */
  readonly port: number;
  /** What the heartbeat does each minute; safe to call at any time. */
  beat(): Promise<void>;
  stop(): Promise<void>;
}

/** At least one of `slack` and `teams`. */
export async function startApp({ general, storage, clock, log, paceMs, ...chats }: AppParts): Promise<App> {
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    const applied = await migrate(storage.databaseUrl);
    if (applied.length > 0) log.info({ migrations: applied }, 'the database was brought up to date');
    const database = await openDatabase(storage.databaseUrl);
    stops.push(() => database.close());
    const keys = keysFrom(storage.secretKeys);

    const { slack = null, teams = null } = chats;
    const platforms = await platformsFrom({ slack, teams }, { log, clock });
    const companies = await Promise.all(
      platforms.map(async (each) => ({ platform: each.name, ...(await each.introduce()) })),
    );
    const workspace = await workspaceOfCompanies(database, companies, {
      locale: general.localeDefault,
      timeZone: general.timeZoneDefault,
      now: clock.now(),
    });

    await indexMissing(database, workspace.id);

    const byName = new Map(platforms.map((each) => [each.name, each]));
    const directory = routedDirectory(byName);
    const claimant = newId();
    const sending = pump(
      dispatcher({
        db: database.db,
        workspaceId: workspace.id,
        carriers: byName,
        keys,
        clock,
        log,
        claimant,
        ...(paceMs === undefined ? {} : { paceMs }),
      }),
      { clock, log },
    );
    stops.push(() => sending.stop());

    const figures = general.metrics ? [metrics().route] : [];
    const taking = { keys, keepOriginals: general.keepOriginals, clock };
    const web = await startWeb({
      host: general.host,
      port: general.port,
      log,
      routes: [
        ingestionRoute(database, taking),
        ...webhookRoutes(database, { ...taking, workspaceId: workspace.id, fetch: boundedFetch(fetch) }),
        ...healthRoutes([
          { name: 'database', check: () => database.db.workspace.findFirst({ select: { id: true } }) },
          ...platforms.map((each) => ({ name: each.name, check: () => each.check() })),
        ]),
        ...figures,
      ],
      mounted: platforms.flatMap((each) => each.mount() ?? []),
    });
    stops.push(() => web.close());

    const kit: Kit = {
      database,
      keys,
      clock,
      log,
      directory,
      adminUsers: general.adminUsers,
      nudge: sending.nudge,
    };
    for (const each of platforms) {
      stops.push(() => each.stop());
      await each.listen(menu, kit, workspace);
    }

    // As the chat knows them now: who has left is noticed within a day. What it cannot tell just now stays as it was.
    const meet = async (company: Workspace, person: Person) => {
      const parts = { directory, adminUsers: general.adminUsers, now: clock.now() };
      const met = await remember(database.db, company, addressOf(person), parts).catch((error: unknown) => {
        log.warn(
          { err: error },
          'the chat could not say who is still here; asked again at the next heartbeat',
        );
        return null;
      });
      return met ?? person;
    };
    const beat = async () => {
      const now = clock.now();
      const fresh = await workspaceById(database.db, workspace.id);
      const channelName = async (address: string) =>
        `#${(await directory.channel(address))?.name ?? address}`;
      await tick({ database, workspace: fresh, clock, log });
      sending.nudge();
      await tellTroubles(database, fresh, now);
      await tellTellers(database, fresh, channelName, now);
      await keepPromises({ database, keys, workspace: fresh, now }, (person) => meet(fresh, person));
      sending.nudge();
    };
    const quietly = () =>
      beat().catch((error: unknown) =>
        log.error({ err: error }, 'a heartbeat failed; the next one tries again'),
      );
    // Only a heartbeat: what is due is computed from the calendar and the database, never from the timer.
    const heart = cron.schedule('* * * * *', quietly, { noOverlap: true });
    stops.push(async () => heart.destroy());
    await quietly();
    log.info(
      { workspace: workspace.name, port: web.port, chats: [...byName.keys()] },
      'Porte-voix is running',
    );
    return { workspaceId: workspace.id, port: web.port, beat, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
