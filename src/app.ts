// Wiring: the one file that knows every part. Starts them in order, stops them in reverse.
import type { Logger } from 'pino';
import { mailer } from './alerts/mail.ts';
import { watch } from './alerts/watch.ts';
import { openCases } from './cases/open.ts';
import { caseWatch } from './cases/watch.ts';
import { type Clock, newId, systemClock } from './clock.ts';
import type { GeneralConfig } from './config.ts';
import { withinCompany } from './correspondence/outside.ts';
import { doorOf, impatient, openDatabase } from './database/client.ts';
import { migrate } from './database/migrate.ts';
import { sharedClock } from './database/shared-clock.ts';
import { connections } from './delivery/connection.ts';
import { dispatcher } from './delivery/dispatch.ts';
import { pump } from './delivery/pump.ts';
import { tellFeed } from './feed/post.ts';
import { indexMissingFeedback } from './feedback/search/indexing.ts';
import { countedRefusals } from './feedback/sources/refused.ts';
import { threads } from './feedback/work/threads.ts';
import { menu } from './handlers/index.ts';
import type { Kit } from './handlers/request.ts';
import { heartbeat } from './heartbeat.ts';
import { importer } from './imports/importer.ts';
import { tellUndone } from './imports/undone.ts';
import { holding } from './keyring/holder.ts';
import { openKeys } from './keyring/open.ts';
import { eachMinute, type Minutes } from './minutes.ts';
import { keepingNames } from './people/channel-names.ts';
import { routedDirectory } from './people/directory.ts';
import { later } from './people/later.ts';
import { type PlatformsConfig, platformsFrom, routedFiles } from './platforms/index.ts';
import { joinChats } from './platforms/joining.ts';
import type { StorageConfig } from './storage-config.ts';
import { indexMissing } from './suggestions/finding/terms.ts';
import { evenSeals } from './suggestions/outbox/even-seals.ts';
import { settleFeedback } from './touchpoints/settling.ts';
import { undoer } from './undoing/undoer.ts';
import { readApi } from './web/api/api.ts';
import { beating, countBeats } from './web/beating.ts';
import { chatCheck, countChats } from './web/chats.ts';
import { countHappenings } from './web/counting.ts';
import { type Check, healthRoutes } from './web/health.ts';
import { ingestionRoute } from './web/ingestion.ts';
import { metrics } from './web/metrics.ts';
import { boundedFetch } from './web/outgoing.ts';
import { sendingCheck } from './web/overdue.ts';
import { startWeb } from './web/server.ts';
import { storing } from './web/storing.ts';
import { turns } from './web/turns.ts';
import { adminsCheck, countUndelivered } from './web/undelivered.ts';
import { countWaiting } from './web/waiting.ts';
import { webhookRoutes } from './web/webhooks.ts';
import { workspaceById } from './workspace/workspace.ts';

export interface AppParts extends Partial<PlatformsConfig> {
  readonly general: GeneralConfig;
  readonly storage: StorageConfig;
  /** `systemClock`: what replicas share goes by the database's time. Any other: everything goes by it. */
  readonly clock: Clock;
  readonly log: Logger;
  /** Least time between two messages to one address, where the chat has another pace than Slack. */
  readonly paceMs?: number;
  /** False: the heart beats at the start and whenever `beat` is called, not each minute by itself. */
  readonly beatsByItself?: boolean;
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
export async function startApp(parts: AppParts): Promise<App> {
  const { general, storage, slack = null, teams = null, log, paceMs, beatsByItself = true } = parts;
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    const applied = await migrate(storage.databaseUrl);
    if (applied.length > 0) log.info({ migrations: applied }, 'the database was brought up to date');
    const database = await openDatabase(storage.databaseUrl);
    stops.push(() => database.close());
    const shared = parts.clock === systemClock ? await sharedClock(database, systemClock) : null;
    const clock = shared ?? parts.clock;
    const keys = await openKeys(database, storage);
    const holder = holding(database.db, storage.secretKeys);
    await holder.beat(clock.now());
    stops.push(() => holder.stop());

    const platforms = await platformsFrom({ slack, teams }, { log, clock });
    const joining = await joinChats(platforms, {
      ...{ database, clock, log },
      locale: general.localeDefault,
      timeZone: general.timeZoneDefault,
    });
    const { workspace } = joining;

    await evenSeals({ database, keys, workspace });
    await indexMissing(database, workspace.id);
    // A large company's earlier answers take minutes: meanwhile everything else works, and search finds those already indexed.
    const indexing = new AbortController();
    const indexed = indexMissingFeedback(database, workspace.id, indexing).catch((error: unknown) =>
      log.error({ err: error }, 'earlier answers could not be indexed for search; the next start goes on'),
    );
    const settled = settleFeedback(database, workspace.id, indexing).catch((error: unknown) =>
      log.error(
        { err: error },
        'earlier answers could not be brought to their touchpoints; the next start goes on',
      ),
    );
    stops.push(async () => {
      indexing.abort();
      await Promise.all([indexed, settled]);
    });

    const byName = new Map(platforms.map((each) => [each.name, each]));
    const directory = keepingNames(routedDirectory(byName, joining.isIn), database.db, workspace.id);
    const files = routedFiles(byName);
    const guard = { db: database.db, workspaceId: workspace.id, directory, clock };
    const claimant = newId();
    const carriers = new Map(joining.carriers.map(([name, each]) => [name, withinCompany(each, guard)]));
    const chats = connections({ db: database.db, workspaceId: workspace.id, clock, log }, carriers);
    for (const { platform, code } of joining.refusing) await chats.refused(platform, code);
    const sending = pump(
      dispatcher({
        shutUntil: chats.shutUntil,
        db: database.db,
        workspaceId: workspace.id,
        carriers: chats.carriers,
        keys,
        clock,
        log,
        claimant,
        ...(paceMs === undefined ? {} : { paceMs }),
      }),
      { clock, log },
    );
    stops.push(() => sending.stop());

    let pulse: Minutes | null = null;
    const { metrics: asked } = general;
    const figures = asked === false ? null : metrics('token' in asked ? asked.token : null);
    if (figures !== null && beatsByItself) countBeats(figures, () => pulse);
    const chatChecks = platforms.map((each) => chatCheck({ db: database.db, clock }, workspace.id, each));
    if (figures !== null) {
      countChats(figures, chatChecks);
      countUndelivered(figures, database.db, workspace.id);
      countWaiting(figures, { db: database.db, clock }, workspace.id, [...byName.keys()]);
    }
    const counting = figures && countHappenings(figures, [...byName.keys()]);
    if (counting !== null) stops.push(() => counting.stop());
    if (asked !== false && 'port' in asked && figures !== null) {
      // Whoever reaches the chats' door does not reach this one.
      const apart = await startWeb({ host: '127.0.0.1', port: asked.port, log, routes: [figures.route] });
      stops.push(() => apart.close());
      log.info(
        { port: apart.port },
        'metrics are served to this machine alone; METRICS_TOKEN serves them to others',
      );
    }
    const casesNow = async () => {
      const fresh = await workspaceById(database.db, workspace.id);
      const shell = { database, workspace: fresh, now: clock.now() };
      const opened = await openCases(shell);
      if (opened + (await tellFeed(shell)) > 0) sending.nudge();
    };
    const hotCases = caseWatch(casesNow, log);
    stops.push(() => hotCases.stop());
    const hands = threads();
    stops.push(() => hands.stop());
    const refusals = countedRefusals();
    stops.push(() => refusals.write(database.db));
    const taking = {
      keys,
      keepOriginals: general.keepOriginals,
      clock,
      stored: hotCases.look,
      work: hands.work,
      turns: turns(),
    };
    const hearing = { ...taking, workspaceId: workspace.id, fetch: boundedFetch(fetch), refusals };
    const checks: readonly Check[] = [
      storing(database, storage.databaseUrl, clock),
      ...chatChecks,
      sendingCheck({ db: database.db, clock }, workspace.id),
      adminsCheck(database.db, workspace.id),
      ...(beatsByItself ? [beating(() => pulse)] : []),
    ];
    const web = await startWeb({
      host: general.host,
      port: general.port,
      log,
      door: doorOf(database).enter,
      api: readApi({ database: impatient(database), clock }),
      routes: [
        ingestionRoute(impatient(database), taking),
        ...webhookRoutes(impatient(database), hearing),
        ...healthRoutes(checks),
        ...(figures !== null && asked !== false && 'token' in asked ? [figures.route] : []),
      ],
      mounted: platforms.flatMap((each) => each.mount() ?? []),
    });
    stops.push(() => web.close());

    const imports = importer({
      database,
      workspaceId: workspace.id,
      keys,
      keepOriginals: general.keepOriginals,
      work: hands.work,
      clock,
      log,
      files,
      nudge: sending.nudge,
      answersCame: hotCases.look,
    });
    stops.push(() => imports.stop());

    const undos = undoer(
      { database, workspaceId: workspace.id, now: () => clock.now(), log },
      async (batch) => {
        await tellUndone(database, batch, clock.now());
        sending.nudge();
      },
    );
    stops.push(() => undos.stop());
    const wakeImports = () => {
      imports.wake();
      undos.wake();
    };

    const learned = later();
    stops.push(() => learned.end(database.db));
    const kit: Kit = {
      later: learned,
      database,
      keys,
      clock,
      log,
      directory,
      adminUsers: general.adminUsers,
      nudge: sending.nudge,
      answersCame: hotCases.look,
      refused: chats.refused,
      deafTo: () =>
        platforms.flatMap(({ name: platform, deaf }) => {
          const code = deaf?.() ?? null;
          return code === null ? [] : [{ platform, code }];
        }),
      files,
      menu,
      wakeImports,
    };
    for (const each of platforms) stops.push(() => each.stop());
    await joining.listen(menu, kit);

    const heart = heartbeat({
      later: learned,
      database,
      keys,
      clock,
      log,
      workspaceId: workspace.id,
      directory,
      adminUsers: general.adminUsers,
      nudge: sending.nudge,
      wakeImports,
      ...(counting === null ? {} : { stepDone: counting.stepDone }),
    });
    const alerts = general.alerts
      ? watch({
          ...{ db: database.db, workspaceId: workspace.id, clock, log, checks, teller: claimant },
          ...{ company: workspace.name, locale: general.localeDefault, timeZone: general.timeZoneDefault },
          mailer: mailer(general.alerts),
        })
      : null;
    const beat = async () => {
      await shared
        ?.look()
        .catch((error: unknown) =>
          log.error(
            { err: error },
            'the database could not say what time it is; time goes on from its last answer',
          ),
        );
      await refusals
        .write(database.db)
        .catch((error: unknown) =>
          log.error({ err: error }, 'refused bodies could not be noted; the next minute tries again'),
        );
      await Promise.all([heart(), holder.beat(clock.now()), chats.look(true).then(sending.nudge)]);
      if (!beatsByItself) await alerts?.look();
    };
    const failed = (error: unknown) =>
      log.error({ err: error }, 'a heartbeat failed; the next one tries again');
    if (beatsByItself) {
      pulse = eachMinute(beat, { clock, failed });
      stops.push(async () => pulse?.stop());
      // A timer of its own: a beat that never ends is told too.
      const looking = alerts && eachMinute(() => alerts.look(), { clock, failed });
      stops.push(async () => looking?.stop());
    }
    await (pulse?.now() ?? beat().catch(failed));
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
