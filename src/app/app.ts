// Wiring: the one room that knows every part. Starts them in order, stops them in reverse.
import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { mailer } from '../alerts/mail.ts';
import { watch } from '../alerts/watch.ts';
import { type Clock, newId } from '../clock.ts';
import { workspacesOf } from '../companies/checks.ts';
import { companies } from '../companies/companies.ts';
import { openCompany } from '../companies/company.ts';
import { letGo } from '../companies/leaving.ts';
import { expectOthers } from '../companies/others.ts';
import type { GeneralConfig } from '../config/config.ts';
import type { StorageConfig } from '../config/storage.ts';
import { CUSTOMER } from '../customer-replies/address.ts';
import { doorOf, impatient } from '../database/client.ts';
import { countedRefusals } from '../feedback/sources/refused.ts';
import { themesApart } from '../feedback/themes/apart.ts';
import { threads } from '../feedback/work/threads.ts';
import { menu } from '../handlers/index.ts';
import { eachMinute, type Minutes } from '../minutes.ts';
import { MAIL } from '../newsletter/addresses.ts';
import type { MailConfig } from '../newsletter/settings.ts';
import { type PlatformsConfig, platformsFrom } from '../platforms/index.ts';
import { joinChats } from '../platforms/joining.ts';
import type { Platform } from '../platforms/platform.ts';
import type { SummaryConfig } from '../summary/settings.ts';
import { startWeb } from '../web/server.ts';
import { checksOf } from './checks.ts';
import { doorsOf } from './doors.ts';
import { layGround } from './ground.ts';
import { metering } from './metering.ts';
import { commonOf } from './shared.ts';
import { stopping } from './stops.ts';

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

/** At least one of `slack` and `teams`. */
export async function startApp(parts: AppParts): Promise<App> {
  const { general, storage, slack = null, teams = null, mail = null, summary = null, log, paceMs } = parts;
  const { beatsByItself = true } = parts;
  const { stops, stop } = stopping();
  try {
    const ground = await layGround(parts, stops);
    const { database, clock, keys } = ground;

    const defaults = { locale: general.localeDefault, timeZone: general.timeZoneDefault };
    const installing = { database: impatient(database), keys, defaults };
    const platforms = await platformsFrom({ slack, teams }, { log, clock, installing });
    const joining = await joinChats(platforms, { database, clock, log, ...defaults });
    const { workspace } = joining;

    const { work, stop: dismiss } = threads();
    stops.push(dismiss);
    const themesHere = themesApart(work);
    stops.push(async () => themesHere());
    const refusals = countedRefusals();
    stops.push(() => refusals.write(database.db));

    const chats = new Map(platforms.map((each) => [each.name, each]));
    let minutes: Minutes | null = null;
    const beating = beatsByItself ? { pulse: () => minutes } : {};
    const carriers = [...chats.keys(), ...(mail ? [MAIL] : []), CUSTOMER];
    const metered = metering(general.metrics, { carriers, ...beating }, stops);

    const served = companies();
    stops.push(() => served.stop());
    const claimant = newId();
    const common = commonOf(
      { ...{ ground, log, general, mail, summary, work, claimant }, paceMs, stepDone: metered?.stepDone },
      stops,
    );
    const deafTo = () => platforms.flatMap(deafness);
    const home = await served.opened(workspace.id, () =>
      openCompany(common, workspace.id, {
        ...{ chats, carriers: joining.carriers, deafTo },
        ...{ isIn: joining.isIn, refusing: joining.refusing },
      }),
    );
    const followOthers = expectOthers(platforms, {
      ...{ common, companies: served, home: workspace.id, defaults },
    });

    const checks = checksOf({ database, clock, storage, companies: served, platforms, ...beating });
    metered?.count(ground, () => workspacesOf(served), checks.chats);
    await metered?.serveApart(log);
    const doors = doorsOf({
      ...{ ground, log, general, mail, companies: served, work, refusals },
      ...{ checks: checks.all, looksByItself: beatsByItself },
    });
    const web = await startWeb({
      ...{ host: general.host, port: general.port, log },
      door: doorOf(database).enter,
      api: doors.api,
      routes: [...doors.routes, ...(metered?.route ? [metered.route] : [])],
      mounted: platforms.flatMap((each) => each.mount() ?? []),
    });
    stops.push(() => web.close());
    stops.push(doors.stop);

    for (const each of platforms) stops.push(() => each.stop());
    await joining.listen(menu, home.kit);
    await followOthers();

    const alerts = general.alerts
      ? watch({
          ...{ db: database.db, workspaceId: workspace.id, clock, log, checks: checks.all, teller: claimant },
          ...{ company: workspace.name, locale: general.localeDefault, timeZone: general.timeZoneDefault },
          mailer: mailer(general.alerts),
        })
      : null;
    /** What fails is done again in the next minute, and keeps nothing else from being done. */
    const orSay = (done: Promise<unknown>, what: string) =>
      done.catch((error: unknown) => log.error({ err: error }, `${what}; the next minute tries again`));
    const beat = async () => {
      await ground.look();
      await orSay(refusals.write(database.db), 'refused bodies could not be noted');
      await followOthers();
      if (slack?.oauth) {
        const leaving = letGo({ database, log, keepDays: slack.oauth.keepDays }, clock.now());
        await orSay(leaving, 'companies that left could not be let go');
      }
      await Promise.all([served.beat(), ground.hold()]);
      if (!beatsByItself) await alerts?.look();
    };
    const failed = (error: unknown) =>
      log.error({ err: error }, 'a heartbeat failed; the next one tries again');
    if (beatsByItself) {
      minutes = eachMinute(beat, { clock, failed });
      stops.push(() => endOf(minutes));
      // A timer of its own: a beat that never ends is told too.
      const looking = alerts && eachMinute(() => alerts.look(), { clock, failed });
      stops.push(() => endOf(looking));
    }
    // By itself the first minute's work is done while people are answered: it is a quarter of what a start takes.
    const first = minutes?.now() ?? beat().catch(failed);
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
