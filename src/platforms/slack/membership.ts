// Whose people are whose on Slack: channels shared with other companies (Slack Connect), guests, and Enterprise Grid, where one
// company has several workspaces. Pure.
import type { webApi } from '@slack/bolt';
import type { Profile, Standing } from '../../people/directory.ts';

/** Our own workspace, and the company's id on Enterprise Grid; null without Grid. */
export interface Ours {
  readonly team: string;
  readonly enterprise: string | null;
}

/**
 * What a payload says of the asker. It names teams: that in which it was asked, which in a shared channel is ours whoever asks, and
 * the asker's own. All must be ours; on Grid another workspace is, where the profile says that they are of the company.
 */
export function belongingOf(
  { team, enterprise }: Ours,
  claims: readonly (string | null | undefined)[],
  standing: Standing | undefined,
): 'ours' | 'foreign' | 'unsaid' {
  const said = claims.flatMap((claim) => claim || []);
  if (said.length === 0) return 'unsaid';
  const isSibling = enterprise !== null && (standing === 'own' || standing === 'guest');
  return said.every((claim) => claim === team || claim === enterprise || isSibling) ? 'ours' : 'foreign';
}

type User = NonNullable<webApi.UsersInfoResponse['user']>;

/** Undefined where Slack says nothing of it, as servers like it do. */
export function standingOf(user: User, { team, enterprise }: Ours): Standing | undefined {
  if (user.is_stranger) return 'stranger';
  const { enterprise_user: onGrid, team_id } = user;
  const isOurs =
    team_id === team ||
    (enterprise !== null && (team_id === enterprise || onGrid?.enterprise_id === enterprise)) ||
    (onGrid?.teams?.includes(team) ?? false);
  if (!isOurs && (team_id || onGrid?.enterprise_id)) return 'stranger';
  if (user.is_restricted || user.is_ultra_restricted) return 'guest';
  return isOurs ? 'own' : undefined;
}

/** What Slack's calls tell of somebody, one by one or listed: their types know no language of those that are listed. */
export function profileOf(user: User & { readonly id: string }, ours: Ours): Profile {
  const { id, profile } = user;
  const standing = standingOf(user, ours);
  return {
    name: profile?.real_name || user.real_name || profile?.display_name || user.name || id,
    timeZone: user.tz ?? null,
    locale: user.locale ?? null,
    isAdmin: (user.is_admin ?? false) || (user.is_owner ?? false),
    isActive: !(user.deleted ?? false),
    isBot: (user.is_bot ?? false) || id === 'USLACKBOT',
    ...(standing ? { standing } : {}),
  };
}
