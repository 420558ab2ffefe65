// For an admin's home: which chat takes nothing from us, or not all, or is not heard, and what to do; which one counts, and takes the rest
// later.
import { refusingChats } from '../delivery/connection.ts';
import { restrictionOf } from '../delivery/held.ts';
import { throttledChats } from '../delivery/pacing.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Block } from '../messages/message.ts';
import type { Request } from './request.ts';

export async function chatBlocks({ kit, workspace, locale, formats, at }: Request): Promise<Block[]> {
  const say = words(locale);
  const { db } = kit.database;
  const told = (headline: string, what: string): Block[] => [
    { kind: 'text', text: [{ strong: headline }] },
    { kind: 'note', text: what },
  ];
  const refusing = await refusingChats(db, workspace.id);
  const throttled = await throttledChats(db, workspace.id, at);
  const blocks = refusing.flatMap(({ platform, code, since }) =>
    told(say.refused(say.chat(platform), formats.day(since, at)), say.what(code)),
  );
  for (const { platform, code } of kit.deafTo())
    blocks.push(...told(say.deaf(say.chat(platform)), say.whatDeaf(code)));
  for (const [platform, chat] of Object.entries(chats)) {
    const code = await restrictionOf(db, workspace.id, platform);
    if (code !== null) blocks.push(...told(say.restricted(chat), say.whatRestricted(code)));
    if (throttled.has(platform)) blocks.push({ kind: 'note', text: say.throttled(chat) });
  }
  return blocks;
}

const chats: Readonly<Record<string, string>> = { slack: 'Slack', teams: 'Teams' };

const words = phrases({
  en: {
    chat: (platform: string) => chats[platform] ?? platform,
    refused: (chat: string, day: string) => `${chat} has taken nothing from us since ${day}.`,
    what: (code: string) =>
      `It refuses the app (${code}). Whoever runs this program has to put its token right; what waits is sent by itself then.`,
    deaf: (chat: string) => `${chat} does not let us hear it.`,
    whatDeaf: (code: string) =>
      `It refuses the connection (${code}): commands, buttons and forms there stay unanswered. Whoever runs this program has to put the app token right.`,
    restricted: (chat: string) => `${chat} does not take all that we send.`,
    whatRestricted: (code: string) =>
      `The app lacks a right or a setting there (${code}). Whoever runs this program has to give it; what waits is then tried again by itself, at once with “Resend all”.`,
    throttled: (chat: string) =>
      `${chat} takes only so many messages a minute and has asked for a rest; what waits leaves by itself, as fast as it allows.`,
  },
  fr: {
    chat: (platform) => chats[platform] ?? platform,
    refused: (chat, day) => `${chat} n’accepte plus rien de nous depuis le ${day}.`,
    what: (code) =>
      fr`L’application y est refusée (${code}). La personne qui fait tourner ce programme doit corriger son jeton ; ce qui attend partira alors tout seul.`,
    deaf: (chat) => `${chat} ne nous laisse pas l’entendre.`,
    whatDeaf: (code) =>
      fr`La connexion y est refusée (${code}) : commandes, boutons et formulaires y restent sans réponse. La personne qui fait tourner ce programme doit corriger le jeton d’application.`,
    restricted: (chat) => `${chat} ne prend pas tout ce que nous envoyons.`,
    whatRestricted: (code) =>
      fr`Il y manque à l’application un droit ou un réglage (${code}). La personne qui fait tourner ce programme doit le lui donner ; ce qui attend repart alors tout seul, tout de suite avec « Tout renvoyer ».`,
    throttled: (chat) =>
      fr`${chat} n’accepte que tant de messages par minute et a demandé une pause ; ce qui attend part tout seul, aussi vite que possible.`,
  },
});
