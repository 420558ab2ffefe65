// For an admin's home on another chat: which chat takes nothing from us, and what to do.
import { refusingChats } from '../delivery/connection.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Block } from '../messages/message.ts';
import type { Request } from './request.ts';

export async function refusingBlocks({ kit, workspace, locale, formats, at }: Request): Promise<Block[]> {
  const say = words(locale);
  const refusing = await refusingChats(kit.database.db, workspace.id);
  return refusing.flatMap(({ platform, code, since }): Block[] => [
    { kind: 'text', text: [{ strong: say.refused(say.chat(platform), formats.day(since, at)) }] },
    { kind: 'note', text: say.what(code) },
  ]);
}

const chats: Readonly<Record<string, string>> = { slack: 'Slack', teams: 'Teams' };

const words = phrases({
  en: {
    chat: (platform: string) => chats[platform] ?? platform,
    refused: (chat: string, day: string) => `${chat} has taken nothing from us since ${day}.`,
    what: (code: string) =>
      `It refuses the app (${code}). Whoever runs this program has to put its token right; what waits is sent by itself then.`,
  },
  fr: {
    chat: (platform) => chats[platform] ?? platform,
    refused: (chat, day) => `${chat} n’accepte plus rien de nous depuis le ${day}.`,
    what: (code) =>
      fr`L’application y est refusée (${code}). La personne qui fait tourner ce programme doit corriger son jeton ; ce qui attend partira alors tout seul.`,
  },
});
