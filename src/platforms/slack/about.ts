// The message that a shortcut was used on: its words, and where colleagues find it.
import type { MessageShortcut } from '@slack/bolt';
import { z } from 'zod';
import type { About } from '../../handlers/request.ts';
import type { Desk } from './desk.ts';
import { linkTo } from './directory.ts';
import { plainText } from './names.ts';

/** Other programs often write in attachments alone. */
const attached = z.array(z.looseObject({ text: z.string().nullish(), fallback: z.string().nullish() }));

export async function aboutMessage(
  desk: Desk,
  { message, channel, message_ts }: MessageShortcut,
): Promise<About> {
  const [text, link] = await Promise.all([
    plainText(desk, wordsOf(message)),
    linkTo(desk.client, channel.id, message_ts),
  ]);
  return { text, link };
}

function wordsOf({ text, attachments }: MessageShortcut['message']): string {
  if (text) return text;
  const parsed = attached.safeParse(attachments);
  if (!parsed.success) return '';
  return parsed.data.flatMap((each) => each.text || each.fallback || []).join('\n');
}
