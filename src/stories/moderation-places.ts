// Where best failures wait for a moderator, and when that place hears of them. Who may moderate is moderators.ts.
import { firstOf } from '../correspondence/tell.ts';
import type { Store } from '../database/client.ts';
import { isUnreachable } from '../delivery/undelivered.ts';
import { type Locale, localeOf } from '../i18n/locale.ts';
import type { Address } from '../messages/message.ts';
import { addressOf, localeFor } from '../people/person.ts';
import { admins, holdersOf } from '../people/roles.ts';
import { letterTime, postTime } from '../workspace/posting.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface ModerationPlace {
  readonly address: Address;
  readonly locale: Locale;
  /** In posting hours. */
  readonly notBefore: Date;
}

/** The channel of the moderators; each moderator where there is none, or it takes nothing; each admin where letters reach none of those. */
export async function moderationPlaces(
  db: Store,
  workspace: Workspace,
  now: Date,
): Promise<ModerationPlace[]> {
  const { storiesChannel } = workspace;
  if (storiesChannel !== null && !(await isUnreachable(db, workspace.id, storiesChannel))) {
    const locale = localeOf(workspace.locale) ?? 'en';
    return [{ address: storiesChannel, locale, notBefore: postTime(workspace, null, now) }];
  }
  const moderators = await holdersOf(db, workspace.id, 'moderator');
  return (moderators.length > 0 ? moderators : await admins(db, workspace.id)).map((each) => ({
    address: addressOf(each),
    locale: localeFor(each, workspace),
    notBefore: letterTime(workspace, each, now),
  }));
}

/** When the first of them hears of what is told now; null where that is at once. */
export async function moderatorsHear(db: Store, workspace: Workspace, now: Date): Promise<Date | null> {
  const places = await moderationPlaces(db, workspace, now);
  return firstOf(
    places.map(({ notBefore }) => notBefore),
    now,
  );
}
