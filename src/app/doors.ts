// The doors of the web server: what is taken in, what is read, what is looked at. The chats' own are mounted beside them.
import type { Logger } from 'pino';
import { readApi } from '../api/api.ts';
import { takeBack } from '../community/forget.ts';
import type { Companies } from '../companies/companies.ts';
import type { GeneralConfig } from '../config/config.ts';
import { impatient } from '../database/client.ts';
import type { Refusals } from '../feedback/sources/refused.ts';
import type { Worker } from '../feedback/work/work.ts';
import { keptOf, routesOf } from '../handlers/folds.ts';
import { features, menu } from '../handlers/index.ts';
import type { MailConfig } from '../newsletter/settings.ts';
import { contactsRoute } from '../web/contacts.ts';
import { type HealthCheck, healthRoutes } from '../web/health.ts';
import { ingestionRoute } from '../web/ingestion.ts';
import { newsletterRoutes } from '../web/newsletter.ts';
import { boundedFetch } from '../web/outgoing.ts';
import { askRoutes } from '../web/pages/ask/routes.ts';
import { pages } from '../web/pages/routes.ts';
import { turns } from '../web/turns.ts';
import { webhookRoutes } from '../web/webhooks.ts';
import type { Ground } from './ground.ts';

export interface DoorsParts {
  readonly ground: Ground;
  readonly log: Logger;
  readonly general: GeneralConfig;
  /** Null: no newsletters. */
  readonly mail: MailConfig | null;
  readonly companies: Companies;
  readonly work: Worker;
  readonly refusals: Refusals;
  readonly checks: readonly HealthCheck[];
  /** False: a page shows what has changed when it is asked. */
  readonly looksByItself: boolean;
}

export function doorsOf(parts: DoorsParts) {
  const { ground, log, general, mail, companies, work, refusals, checks, looksByItself } = parts;
  const { clock, keys } = ground;
  // A stranger is told at once that it is not the moment: nobody waits at a door.
  const database = impatient(ground.database);
  const taking = {
    ...{ keys, clock, work, turns: turns() },
    keepOriginals: general.keepOriginals,
    stored: (workspaceId: string) => companies.of(workspaceId)?.kit.answersCame(),
  };
  const open = pages({ database, clock, sections: menu.sections, log, looksByItself });
  return {
    api: readApi({ database, clock }, routesOf(features)),
    routes: [
      ingestionRoute(database, taking),
      contactsRoute(database, taking),
      ...webhookRoutes(database, { ...taking, fetch: boundedFetch(fetch), refusals }),
      ...open.routes,
      ...askRoutes({
        ...taking,
        database,
        takeBack: (workspaceId, receipt) =>
          takeBack(
            ground.database,
            { keys, kept: keptOf(features), now: clock.now() },
            { workspaceId, receipt },
          ),
      }),
      ...healthRoutes(checks),
      ...(mail ? newsletterRoutes({ database, clock, publicUrl: mail.publicUrl }) : []),
    ],
    /** Pages are looked at for hours: they are ended before the server, which waits for all that is being answered. */
    stop: () => open.stop(),
  };
}
