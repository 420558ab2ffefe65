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
import { addressOf, type Person, remember } from './people/person.ts';
import type { SlackConfig } from './platforms/slack/settings.ts';
import { slackPlatform } from './platforms/slack/slack.ts';
import { tellTellers } from './stories/publish.ts';
import { indexMissing } from './suggestions/finding/terms.ts';
import { keepPromises } from './suggestions/promise/reminders.ts';
import { healthRoutes } from './web/health.ts';
import { ingestionRoute } from './web/ingestion.ts';
import { metrics } from './web/metrics.ts';
import { boundedFetch } from './web/outgoing.ts';
import { startWeb } from './web/server.ts';
import { webhookRoutes } from './web/webhooks.ts';
import { type Workspace, workspaceById, workspaceOfSlackTeam } from './workspace/workspace.ts';

export interface AppParts {
  readonly general: GeneralConfig;
  readonly storage: StorageConfig;
  readonly slack: SlackConfig;
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

export async function startApp({ general, storage, slack, clock, log, paceMs }: AppParts): Promise<App> {
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

    const platform = slackPlatform(slack, { log, clock });
    const team = await platform.introduce();
    const workspace = await workspaceOfSlackTeam(database, team, {
      locale: general.localeDefault,
      timeZone: general.timeZoneDefault,
      now: clock.now(),
    });

    await indexMissing(database, workspace.id);

    const carriers = new Map([[platform.name, platform]]);
    const claimant = newId();
    const sending = pump(
      dispatcher({
        db: database.db,
        workspaceId: workspace.id,
        carriers,
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
    const http = platform.httpListener();
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
          { name: platform.name, check: () => platform.check() },
        ]),
        ...figures,
      ],
      mounted: http ? [{ prefix: '/slack/', listener: http.handler }] : [],
    });
    stops.push(() => web.close());

    const kit: Kit = {
      database,
      keys,
      clock,
      log,
      directory: platform,
      adminUsers: general.adminUsers,
      nudge: sending.nudge,
    };
    stops.push(() => platform.stop());
    await platform.listen(menu, kit, workspace);

    // As the chat knows them now: who has left is noticed within a day. What it cannot tell just now stays as it was.
    const meet = async (company: Workspace, person: Person) => {
      const parts = { directory: platform, adminUsers: general.adminUsers, now: clock.now() };
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
      const channelName = async (address: string) => `#${(await platform.channel(address))?.name ?? address}`;
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
    log.info({ workspace: workspace.name, port: web.port, mode: slack.mode.kind }, 'Porte-voix is running');
    return { workspaceId: workspace.id, port: web.port, beat, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
