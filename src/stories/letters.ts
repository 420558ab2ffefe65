// The letters about a story to one person: its teller, or whom it credits.
import type { Store } from '../database/client.ts';
import type { Kind } from '../delivery/kinds.ts';
import { enqueue } from '../delivery/ledger.ts';
import type { Reader } from '../i18n/reader.ts';
import type { Message } from '../messages/message.ts';
import { addressOf, localeFor, type Person, zoneFor } from '../people/person.ts';
import { letterTime } from '../workspace/posting.ts';
import type { Shell } from '../workspace/shell.ts';
import type { Story } from './story.ts';
import { creditLetter } from './views.ts';

/** Whoever made it right is asked before their name is shown; nobody where they need not be. */
export async function askForCredit(tx: Store, shell: Shell, story: Story): Promise<void> {
  if (story.credited === null || story.row.credit !== 'asked') return;
  const { credited } = story;
  const notBefore = letterTime(shell.workspace, credited, shell.now);
  await write(tx, shell, story, credited, 'story.credit', (reader) => creditLetter(story, reader), notBefore);
}

/** @param notBefore at once by default: an answer to what somebody just did */
export async function write(
  tx: Store,
  { workspace, now }: Shell,
  story: Story,
  to: Person,
  kind: Kind,
  letter: (reader: Reader) => Message,
  notBefore = now,
): Promise<void> {
  const locale = localeFor(to, workspace);
  await enqueue(tx, {
    workspaceId: workspace.id,
    kind,
    subject: `story:${story.row.id}`,
    address: addressOf(to),
    message: letter({ locale, timeZone: zoneFor(to, workspace) }),
    locale,
    now,
    notBefore,
  });
}
