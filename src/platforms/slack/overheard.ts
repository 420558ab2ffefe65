// Which of Slack's message events say that a person wrote, changed or took back something that may be meant for us. What names us
// comes twice where we read along, as a message and as `app_mention`: both come down to the same.
// Nothing is asked here: whether the thread is about something of ours, the handlers know.
import { z } from 'zod';
import { withoutNulls } from '../nulls.ts';

const message = z.looseObject({
  user: z.string().optional(),
  bot_id: z.string().nullish(),
  bot_profile: z.unknown().optional(),
  subtype: z.string().optional(),
  text: z.string().nullish(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  parent_user_id: z.string().optional(),
  /** The writer's own team, in channels shared with other companies. */
  user_team: z.string().nullish(),
  source_team: z.string().nullish(),
  team: z.string().nullish(),
  files: z.array(z.looseObject({ id: z.string().optional() })).nullish(),
});
const said = z.discriminatedUnion('subtype', [
  z.looseObject({
    subtype: z.literal('message_changed'),
    channel: z.string(),
    message,
    previous_message: message.optional(),
  }),
  z.looseObject({
    subtype: z.literal('message_deleted'),
    channel: z.string(),
    previous_message: message.optional(),
  }),
  message.extend({
    channel: z.string(),
    subtype: z.enum(['file_share', 'thread_broadcast']).optional(),
  }),
]);
const event = z.preprocess(withoutNulls, said);
type OverheardMessage = z.infer<typeof message>;

export interface Overheard {
  readonly change: 'written' | 'edited' | 'deleted';
  readonly user: string;
  /** Null where Slack does not say: then it is our own. */
  readonly team: string | null;
  readonly channel: string;
  readonly id: string;
  /** The message under which it stands; null by itself. */
  readonly thread: string | null;
  /** In the direct message with us, or naming us. */
  readonly isAddressed: boolean;
  /** As Slack writes it (mrkdwn), without our name; '' when deleted, for files and for our name alone. */
  readonly source: string;
  /** The ids of the files beside it; only by itself in the direct message. What they are, Slack is asked by id. */
  readonly files: readonly string[];
}

/** Null for bots (ourselves too), for what Slack writes or changes by itself, for others' threads and channels' talk. */
export function overheard(raw: unknown, botUserId: string): Overheard | null {
  const parsed = event.safeParse(raw);
  if (!parsed.success) return null;
  const happened = parsed.data;
  const tell = (change: Overheard['change'], said: OverheardMessage, source: string): Overheard | null => {
    const isAlone = threadOf(said) === null;
    const isAddressed = happened.channel.startsWith('D') || isNamed(said, botUserId);
    if (!isPersons(said, botUserId) || !(isAddressed || isInOurThread(said, botUserId))) return null;
    return {
      change,
      user: said.user ?? '',
      team: said.user_team ?? said.source_team ?? said.team ?? null,
      channel: happened.channel,
      id: said.ts,
      thread: threadOf(said),
      isAddressed,
      source: isNamed(said, botUserId) ? unnamed(source, botUserId) : source,
      files: change === 'written' && isAlone && happened.channel.startsWith('D') ? fileIds(said) : [],
    };
  };
  switch (happened.subtype) {
    case 'message_deleted':
      return happened.previous_message ? tell('deleted', happened.previous_message, '') : null;
    case 'message_changed': {
      const { message: now, previous_message: before } = happened;
      // What has answers is not taken away: Slack puts a tombstone in its place.
      if (now.subtype === 'tombstone') return before ? tell('deleted', before, '') : null;
      // Every event of this kind is `hidden`; an unfurled link or a found language leaves the words as they were.
      return before && before.text !== now.text ? tell('edited', now, now.text ?? '') : null;
    }
    default: {
      const said = tell('written', happened, happened.text ?? '');
      // In a thread, where words are passed on to somebody, a file alone is none.
      return said !== null && (happened.text ?? '').trim() === '' && said.files.length === 0 ? null : said;
    }
  }
}

function isPersons({ user, bot_id, bot_profile, subtype }: OverheardMessage, botUserId: string): boolean {
  if (user === undefined || user === botUserId || user === 'USLACKBOT') return false;
  if (bot_id || bot_profile) return false;
  return subtype === undefined || subtype === 'file_share' || subtype === 'thread_broadcast';
}

function fileIds({ files }: OverheardMessage): string[] {
  return (files ?? []).flatMap(({ id }) => id ?? []);
}

/** Or may be, where Slack does not say whose it is. */
function isInOurThread(said: OverheardMessage, botUserId: string): boolean {
  if (threadOf(said) === null) return false;
  return said.parent_user_id === undefined || said.parent_user_id === botUserId;
}

function isNamed({ text }: OverheardMessage, botUserId: string): boolean {
  return ourName(botUserId).test(text ?? '');
}

/** Without our name: what was said to us. */
function unnamed(source: string, botUserId: string): string {
  return source.replace(ourName(botUserId), ' ').trim();
}

/** `<@U0BOT>`, or `<@U0BOT|porte-voix>`. */
function ourName(botUserId: string): RegExp {
  return new RegExp(String.raw`(?<![ \t])[ \t]*<@${botUserId}(?:\|[^<>]*)?>[ \t,:]*`, 'g');
}

/** The first message of a thread carries its own id. */
function threadOf({ ts, thread_ts }: OverheardMessage): string | null {
  return thread_ts === undefined || thread_ts === ts ? null : thread_ts;
}
