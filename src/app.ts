// Wiring: the one file that knows every part. Starts them in order, stops them in reverse.
import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { mailer } from './alerts/mail.ts';
import { watch } from './alerts/watch.ts';
import { readApi } from './api/api.ts';
import { type Clock, newId, systemClock } from './clock.ts';
import { takeBack } from './community/forget.ts';
import { ofEach, workspacesOf } from './companies/checks.ts';
import { companies } from './companies/companies.ts';
import { type Common, openCompany } from './companies/company.ts';
import { letGo } from './companies/leaving.ts';
import { expectOthers } from './companies/others.ts';
import type { GeneralConfig } from './config/config.ts';
import type { StorageConfig } from './config/storage.ts';
import { CUSTOMER } from './customer-replies/address.ts';
import { doorOf, impatient, openDatabase } from './database/client.ts';
import { migrate } from './database/migrate.ts';
import { sharedClock } from './database/shared-clock.ts';
import { countedRefusals } from './feedback/sources/refused.ts';
import { themesApart } from './feedback/themes/apart.ts';
import { threads } from './feedback/work/threads.ts';
import { keptOf, routesOf } from './handlers/folds.ts';
import { features, menu } from './handlers/index.ts';
import { holding } from './keyring/holder.ts';
import { openKeys } from './keyring/open.ts';
import { eachMinute, type Minutes } from './minutes.ts';
import { MAIL } from './newsletter/addresses.ts';
import type { MailConfig } from './newsletter/settings.ts';
import { postOffice } from './newsletter/smtp.ts';
import { type PlatformsConfig, platformsFrom } from './platforms/index.ts';
import { joinChats } from './platforms/joining.ts';
import type { Platform } from './platforms/platform.ts';
import { MOST_ANSWER } from './summary/endpoint.ts';
import type { SummaryConfig } from './summary/settings.ts';
import { beating, countBeats } from './web/beating.ts';
import { chatCheck, countChats } from './web/chats.ts';
import { contactsRoute } from './web/contacts.ts';
import { countHappenings } from './web/counting.ts';
import { type HealthCheck, healthRoutes } from './web/health.ts';
import { ingestionRoute } from './web/ingestion.ts';
import { metrics } from './web/metrics.ts';
import { newsletterRoutes } from './web/newsletter.ts';
import { countNewsletters } from './web/newsletters.ts';
import { boundedFetch } from './web/outgoing.ts';
import { lateLetters, sendingCheck } from './web/overdue.ts';
import { askRoutes } from './web/pages/ask/routes.ts';
import { pages } from './web/pages/routes.ts';
import { startWeb } from './web/server.ts';
import { storing } from './web/storing.ts';
import { turns } from './web/turns.ts';
import { adminsCheck, countUndelivered, untold } from './web/undelivered.ts';
import { countWaiting } from './web/waiting.ts';
import { webhookRoutes } from './web/webhooks.ts';

export interface AppParts extends Partial<PlatformsConfig> {
  readonly general: GeneralConfig;
  readonly storage: StorageConfig;
  /** Null, or left out: no newsletters. */
  readonly mail?: MailConfig | null;
  /** Null, or left out: no model is asked for anything. */
  readonly summary?: SummaryConfig | null;
  /** `systemClock`: what replicas share goes by the database's time. Any other: everything goes by it. */
  readonly clock: Clock;
  readonly log: Logger;
  /** Least time between two messages to one address, where the chat has another pace than Slack. */
  readonly paceMs?: number;
  /** False: the heart has beaten once it is started, and beats whenever `beat` is called, not each minute by itself. */
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

/** Docker kills after ten seconds, and more than this has to end. */
const ENDING_MS = 5_000;

/** A vendor's page of a thousand answers, which nobody waits for. */
const PULL_TIMEOUT_MS = 60_000;
/** Three of them, as a reply to a customer may take, are well within the lease of a claim (delivery/recording.ts). */
const GIVE_TIMEOUT_MS = 10_000;
/** In bytes. */
const PULL_MOST = 20 * 1024 * 1024;

/** At least one of `slack` and `teams`. */
export async function startApp(parts: AppParts): Promise<App> {
  const { general, storage, slack = null, teams = null, mail = null, summary = null, log, paceMs } = parts;
  const { beatsByItself = true } = parts;
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

    const defaults = { locale: general.localeDefault, timeZone: general.timeZoneDefault };
    const installing = { database: impatient(database), keys, defaults };
    const platforms = await platformsFrom({ slack, teams }, { log, clock, installing });
    const joining = await joinChats(platforms, { database, clock, log, ...defaults });
    const { workspace } = joining;

    const hands = threads();
    stops.push(() => hands.stop());
    const themesHere = themesApart(hands.work);
    stops.push(async () => themesHere());
    const refusals = countedRefusals();
    stops.push(() => refusals.write(database.db));

    const chats = new Map(platforms.map((each) => [each.name, each]));
    let pulse: Minutes | null = null;
    const { metrics: asked } = general;
    const figures = asked === false ? null : metrics('token' in asked ? asked.token : null);
    if (figures !== null && beatsByItself) countBeats(figures, () => pulse);
    const carried = [...chats.keys(), ...(mail ? [MAIL] : []), CUSTOMER];
    const counting = figures && countHappenings(figures, carried);
    if (counting !== null) stops.push(() => counting.stop());

    const served = companies();
    stops.push(() => served.stop());
    const office = mail && postOffice(mail, clock);
    stops.push(async () => office?.close());
    const claimant = newId();
    const common: Common = {
      ...{ database, keys, clock, log, claimant },
      keepOriginals: general.keepOriginals,
      adminUsers: general.adminUsers,
      ...(general.publicUrl === undefined ? {} : { publicUrl: general.publicUrl }),
      menu,
      work: hands.work,
      fetch: boundedFetch(fetch, { timeoutMs: PULL_TIMEOUT_MS, most: PULL_MOST }),
      ...(summary
        ? {
            summary: {
              config: summary,
              fetch: boundedFetch(fetch, { timeoutMs: summary.timeoutMs, most: MOST_ANSWER }),
            },
          }
        : {}),
      give: boundedFetch(fetch, { timeoutMs: GIVE_TIMEOUT_MS }),
      ...(mail && office ? { mail: { config: mail, post: office.post } } : {}),
      ...(paceMs === undefined ? {} : { paceMs }),
      ...(counting === null ? {} : { stepDone: counting.stepDone }),
    };
    const { carriers, isIn, refusing } = joining;
    const deafTo = () => platforms.flatMap(deafness);
    const home = await served.opened(workspace.id, () =>
      openCompany(common, workspace.id, { chats, carriers, isIn, refusing, deafTo }),
    );
    const followOthers = expectOthers(platforms, {
      ...{ common, companies: served, home: workspace.id, defaults },
    });

    const all = () => workspacesOf(served);
    const chatChecks = platforms.map((each) =>
      chatCheck({ db: database.db, clock }, (chat) => workspacesOf(served, chat), each),
    );
    if (figures !== null) {
      countChats(figures, chatChecks);
      countUndelivered(figures, database.db, all);
      countWaiting(figures, { db: database.db, clock }, all, carried);
      countNewsletters(figures, database.db, all);
    }
    if (asked !== false && 'port' in asked && figures !== null) {
      // Whoever reaches the chats' door does not reach this one.
      const apart = await startWeb({ host: '127.0.0.1', port: asked.port, log, routes: [figures.route] });
      stops.push(() => apart.close());
      log.info(
        { port: apart.port },
        'metrics are served to this machine alone; METRICS_TOKEN serves them to others',
      );
    }
    const taking = {
      keys,
      keepOriginals: general.keepOriginals,
      clock,
      stored: (workspaceId: string) => served.of(workspaceId)?.kit.answersCame(),
      work: hands.work,
      turns: turns(),
    };
    const hearing = { ...taking, fetch: boundedFetch(fetch), refusals };
    const checks: readonly HealthCheck[] = [
      storing(database, storage.databaseUrl, clock),
      ...chatChecks,
      ofEach(
        served,
        (id) => sendingCheck({ db: database.db, clock }, id),
        (ids) => lateLetters(clock.now())(database.db, ids),
      ),
      ofEach(
        served,
        (id) => adminsCheck(database.db, id),
        (ids) => untold(database.db, ids),
      ),
      ...(beatsByItself ? [beating(() => pulse)] : []),
    ];
    const open = pages({
      ...{ database: impatient(database), clock, sections: menu.sections, log },
      looksByItself: beatsByItself,
    });
    const answering = { ...taking, database: impatient(database) };
    const community = askRoutes({
      ...answering,
      takeBack: (workspaceId, receipt) =>
        takeBack(database, { keys, kept: keptOf(features), now: clock.now() }, { workspaceId, receipt }),
    });
    const web = await startWeb({
      host: general.host,
      port: general.port,
      log,
      door: doorOf(database).enter,
      api: readApi({ database: impatient(database), clock }, routesOf(features)),
      routes: [
        ingestionRoute(impatient(database), taking),
        contactsRoute(impatient(database), taking),
        ...webhookRoutes(impatient(database), hearing),
        ...open.routes,
        ...community,
        ...healthRoutes(checks),
        ...(mail
          ? newsletterRoutes({ database: impatient(database), clock, publicUrl: mail.publicUrl })
          : []),
        ...(figures !== null && asked !== false && 'token' in asked ? [figures.route] : []),
      ],
      mounted: platforms.flatMap((each) => each.mount() ?? []),
    });
    stops.push(() => web.close());
    // Before the server ends: it waits for all that is being answered.
    stops.push(() => open.stop());

    for (const each of platforms) stops.push(() => each.stop());
    await joining.listen(menu, home.kit);
    await followOthers();

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
      await followOthers();
      if (slack?.oauth)
        await letGo({ database, log, keepDays: slack.oauth.keepDays }, clock.now()).catch((error: unknown) =>
          log.error({ err: error }, 'companies that left could not be let go; the next minute tries again'),
        );
      await Promise.all([served.beat(), holder.beat(clock.now())]);
      if (!beatsByItself) await alerts?.look();
    };
    const failed = (error: unknown) =>
      log.error({ err: error }, 'a heartbeat failed; the next one tries again');
    if (beatsByItself) {
      pulse = eachMinute(beat, { clock, failed });
      stops.push(() => endOf(pulse));
      // A timer of its own: a beat that never ends is told too.
      const looking = alerts && eachMinute(() => alerts.look(), { clock, failed });
      stops.push(() => endOf(looking));
    }
    // By itself the first minute's work is done while people are answered: it is a quarter of what a start takes.
    const first = pulse?.now() ?? beat().catch(failed);
    if (!beatsByItself) await first;
    log.info(
      { workspace: workspace.name, port: web.port, chats: [...chats.keys()], companies: served.all().length },
      'Porte-voix is running',
    );
    return { workspaceId: workspace.id, port: web.port, beat, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What its minute has under way may end before everything it works with does. */
async function endOf(minutes: Minutes | null | undefined): Promise<void> {
  await Promise.race([minutes?.stop(), wait(ENDING_MS, undefined, { ref: false })]);
}

/** The chat's own code where it does not let this process hear it. */
function deafness({ name: platform, deaf }: Platform) {
  const code = deaf?.() ?? null;
  return code === null ? [] : [{ platform, code }];
}
