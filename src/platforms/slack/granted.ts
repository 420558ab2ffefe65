// What Slack grants whoever installs, as Bolt's installer tells it.
import type { Installation as Installed } from '@slack/oauth';
import { systemClock } from '../../clock.ts';
import type { Granted } from '../../installations/installation.ts';

/** As Slack writes ids; they become part of addresses. */
const ID = /^[A-Z0-9]{1,64}$/;

/** @throws where it is no installation of a bot */
export function grantedFrom(
  { bot, team, enterprise, isEnterpriseInstall = false }: Installed,
  now: Date,
): Granted {
  const company = isEnterpriseInstall ? enterprise : team;
  if (!bot || !company) throw new Error('oauth.v2.access gave no bot');
  const enterpriseId = enterprise?.id ?? null;
  const ids = [company.id, bot.id, bot.userId, ...(enterpriseId === null ? [] : [enterpriseId])];
  if (!ids.every((id) => ID.test(id))) throw new Error('oauth.v2.access gave ids that are none');
  return {
    companyId: company.id,
    enterpriseId,
    name: company.name ?? company.id,
    botId: bot.id,
    botUserId: bot.userId,
    scopes: bot.scopes,
    tokens: {
      access: bot.token,
      refresh: bot.refreshToken ?? null,
      expiresAt: bot.expiresAt === undefined ? null : ourTime(bot.expiresAt, now),
    },
  };
}

/** The installer counts by this machine's own clock, in seconds since 1970; we by the one that replicas share. */
function ourTime(expiresAt: number, now: Date): Date {
  return new Date(now.getTime() + expiresAt * 1_000 - systemClock.now().getTime());
}
