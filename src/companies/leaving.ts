// Companies that took the app away: what is theirs is kept for some days, for those who install it again, and then erased.
import type { Logger } from 'pino';
import { beyond, type Database } from '../database/client.ts';
import { eraseCompany } from '../erasure/company.ts';
import { endInstallation, type Installation, installationsOn } from '../installations/installation.ts';

export interface LeavingParts {
  readonly database: Database;
  readonly log: Logger;
  /** From the end of an installation to the end of all that is the company's. */
  readonly keepDays: number;
}

const DAY_MS = 86_400_000;
/** A token that Slack has refused for so long will not count again: its word of the end was not heard, as while nothing ran. */
const REFUSED_DAYS = 7;
/** Slack's words for a token that no longer counts; see platforms/slack/outcomes.ts. Where no key opens it, it may count still. */
const ENDS: readonly string[] = ['account_inactive', 'token_revoked', 'token_expired', 'invalid_auth'];

/** Each minute. Replicas may each do it: what is gone already is gone. */
export async function letGo(parts: LeavingParts, now: Date): Promise<void> {
  const all = await installationsOn(parts.database.db);
  const here = all.filter(({ endedAt }) => endedAt === null);
  if (here.length > 0) await endRefused(parts, here, now);
  const until = new Date(now.getTime() - parts.keepDays * DAY_MS);
  for (const { workspaceId, companyId, endedAt } of all) {
    if (endedAt === null || endedAt > until) continue;
    await eraseCompany(parts.database, workspaceId);
    parts.log.info(
      { company: companyId, keepDays: parts.keepDays },
      'a company that took the app away was erased',
    );
  }
}

async function endRefused(
  { database, log }: LeavingParts,
  here: readonly Installation[],
  now: Date,
): Promise<void> {
  const since = { lte: new Date(now.getTime() - REFUSED_DAYS * DAY_MS) };
  const refusals = await beyond(database.db, 'whose it is').chatRefusal.findMany({
    where: { platform: 'slack', code: { in: [...ENDS] }, since },
  });
  for (const { workspaceId, code, since: from } of refusals) {
    // One from before was of the token that an installation since has replaced.
    const refused = here.find((each) => each.workspaceId === workspaceId && each.installedAt <= from);
    if (refused === undefined || !(await endInstallation(database, refused, code, now))) continue;
    log.warn(
      { company: refused.companyId, code },
      'Slack has refused a company’s token for a week: it has ended',
    );
  }
}
