// What all companies of this process share.
import type { Common } from '../companies/company.ts';
import type { GeneralConfig } from '../config/config.ts';
import { menu } from '../handlers/index.ts';
import type { MailConfig } from '../newsletter/settings.ts';
import { postOffice } from '../newsletter/smtp.ts';
import { MOST_ANSWER } from '../summary/endpoint.ts';
import type { SummaryConfig } from '../summary/settings.ts';
import { boundedFetch } from '../web/outgoing.ts';
import type { Ground } from './ground.ts';
import type { Stops } from './stops.ts';

/** A vendor's page of a thousand answers, which nobody waits for. */
const PULL_TIMEOUT_MS = 60_000;
/** Three of them, as a reply to a customer may take, are well within the lease of a claim (delivery/recording.ts). */
const GIVE_TIMEOUT_MS = 10_000;
/** In bytes. */
const PULL_MOST = 20 * 1024 * 1024;

export interface CommonParts extends Pick<Common, 'log' | 'work' | 'claimant'> {
  readonly ground: Ground;
  readonly general: GeneralConfig;
  readonly mail: MailConfig | null;
  readonly summary: SummaryConfig | null;
  readonly paceMs: Common['paceMs'] | undefined;
  readonly stepDone: Common['stepDone'] | undefined;
}

export function commonOf(parts: CommonParts, stops: Stops): Common {
  const { ground, log, general, mail, summary, work, claimant, paceMs, stepDone } = parts;
  const { database, keys, clock } = ground;
  const office = mail && postOffice(mail, clock);
  stops.push(async () => office?.close());
  return {
    ...{ database, keys, clock, log, claimant, menu, work },
    keepOriginals: general.keepOriginals,
    adminUsers: general.adminUsers,
    ...(general.publicUrl === undefined ? {} : { publicUrl: general.publicUrl }),
    fetch: boundedFetch(fetch, { timeoutMs: PULL_TIMEOUT_MS, most: PULL_MOST }),
    give: boundedFetch(fetch, { timeoutMs: GIVE_TIMEOUT_MS }),
    ...(summary && {
      summary: {
        config: summary,
        fetch: boundedFetch(fetch, { timeoutMs: summary.timeoutMs, most: MOST_ANSWER }),
      },
    }),
    ...(mail && office && { mail: { config: mail, post: office.post } }),
    ...(paceMs === undefined ? {} : { paceMs }),
    ...(stepDone === undefined ? {} : { stepDone }),
  };
}
