// For an admin's home: which chat takes nothing from us, and what to do; which one counts, and takes the rest later.
import { refusingChats } from '../delivery/connection.ts';
import { throttledChats } from '../delivery/pacing.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Block } from '../messages/message.ts';
import type { Request } from './request.ts';

export async function refusingBlocks({ kit, workspace, locale, formats, at }: Request): Promise<Block[]> {
  const say = words(locale);
  const refusing = await refusingChats(kit.database.db, workspace.id);
  const throttled = await throttledChats(kit.database.db, workspace.id, at);
  return [
    ...refusing.flatMap(({ platform, code, since }): Block[] => [
      { kind: 'text', text: [{ strong: say.refused(say.chat(platform), formats.day(since, at)) }] },
      { kind: 'note', text: say.what(code) },
    ]),
    ...[...throttled.keys()].flatMap((platform): Block[] =>
      platform === '' ? [] : [{ kind: 'note', text: say.throttled(say.chat(platform)) }],
    ),
  ];
}

const chats: Readonly<Record<string, string>> = { slack: 'Slack', teams: 'Teams' };

const words = phrases({
  en: {
    chat: (platform: string) => chats[platform] ?? platform,
    refused: (chat: string, day: string) => `${chat} has taken nothing from us since ${day}.`,
    what: (code: string) =>
      `It refuses the app (${code}). Whoever runs this program has to put its token right; what waits is sent by itself then.`,
    throttled: (chat: string) =>
      `${chat} takes only so many messages a minute and has asked for a rest; what waits leaves by itself, as fast as it allows.`,
  },
  fr: {
    chat: (platform) => chats[platform] ?? platform,
    refused: (chat, day) => `${chat} n’accepte plus rien de nous depuis le ${day}.`,
    what: (code) =>
      fr`L’application y est refusée (${code}). La personne qui fait tourner ce programme doit corriger son jeton ; ce qui attend partira alors tout seul.`,
    throttled: (chat) =>
      fr`${chat} n’accepte que tant de messages par minute et a demandé une pause ; ce qui attend part tout seul, aussi vite que possible.`,
  },
});
