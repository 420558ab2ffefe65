// Names for whom a message mentions, as we remember them or as Slack tells. Reading the message is read.ts.
import type { webApi } from '@slack/bolt';
import type { Kit, RequestParts } from '../../handlers/request.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { faultOf } from './outcomes.ts';
import { asMessage, mentionedIn, type NamedHere, namedIn, readMrkdwn } from './read.ts';

/** More than these are not looked up for one message. */
const MOST = 30;

/** A desk is one. */
interface NamesReader {
  readonly kit: Pick<Kit, 'database' | 'directory'>;
  readonly workspace: Workspace;
  readonly client: webApi.WebClient;
}

/** A message of Slack's as plain text; whoever cannot be found in it is called "?". */
export async function plainText(desk: NamesReader, source: string): Promise<string> {
  return readMrkdwn(source, await namesOf(desk, mentionedIn(source).slice(0, MOST)));
}

/** The words of a command that names people and channels, and whom and which. */
export async function namingWords(
  desk: NamesReader,
  words: string,
): Promise<Required<Pick<RequestParts, 'text' | 'people' | 'channels'>>> {
  const source = asMessage(words);
  const names = await namesOf(desk, mentionedIn(source).slice(0, MOST));
  const { people, channels } = namedIn(source, names);
  const addressed = ({ id, written }: NamedHere) => ({ address: `slack:${id}`, written });
  return {
    text: readMrkdwn(source, names).trim(),
    people: people.map(addressed),
    channels: channels.map(addressed),
  };
}

async function namesOf(desk: NamesReader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const remembered = await desk.kit.database.db.person.findMany({
    where: { workspaceId: desk.workspace.id, platform: 'slack', externalId: { in: [...ids] } },
    select: { externalId: true, name: true },
  });
  const names = new Map(remembered.map(({ externalId, name }) => [externalId, name]));
  const strangers = ids.filter((id) => !names.has(id));
  const told = await Promise.all(strangers.map((id) => nameFrom(desk, id)));
  for (const [i, name] of told.entries()) if (name !== null) names.set(strangers[i] ?? '', name);
  return names;
}

/** Null where Slack knows none or does not answer (a name is worth no failure), and for private channels. */
async function nameFrom({ kit, client }: NamesReader, id: string): Promise<string | null> {
  try {
    if (/^[UW]/.test(id)) return (await kit.directory.profile(`slack:${id}`))?.name ?? null;
    const { channel } = await client.conversations.info({ channel: id });
    return channel?.is_private === false ? (channel.name ?? null) : null;
  } catch (error) {
    if (faultOf(error) === null) throw error;
    return null;
  }
}
