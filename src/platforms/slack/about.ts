// The message that a shortcut was used on: its words, and where colleagues find it.
import type { MessageShortcut } from '@slack/bolt';
import { z } from 'zod';
import type { About } from '../../handlers/request.ts';
import type { Desk } from './desk.ts';
import { plainText } from './names.ts';
import { faultOf } from './outcomes.ts';

/** Other programs often write in attachments alone. */
const attached = z.array(z.looseObject({ text: z.string().nullish(), fallback: z.string().nullish() }));

export async function aboutMessage(
  desk: Desk,
  { message, channel, message_ts }: MessageShortcut,
): Promise<About> {
  const [text, link] = await Promise.all([
    plainText(desk, wordsOf(message)),
    linkTo(desk, channel.id, message_ts),
  ]);
  return { text, link };
}

function wordsOf({ text, attachments }: MessageShortcut['message']): string {
  if (text) return text;
  const parsed = attached.safeParse(attachments);
  if (!parsed.success) return '';
  return parsed.data.flatMap((each) => each.text || each.fallback || []).join('\n');
}

/** Null where Slack gives none: the bot sees neither strangers' direct messages nor private channels it is not in. */
async function linkTo({ client }: Desk, channel: string, message_ts: string): Promise<string | null> {
  try {
    return (await client.chat.getPermalink({ channel, message_ts })).permalink ?? null;
  } catch (error) {
    if (faultOf(error) === null) throw error;
    return null;
  }
}
