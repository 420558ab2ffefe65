// People and channels picked in a form, looked up, and what is wrong with them in words for the field. Text: fields.ts.
import { confirmShared } from '../correspondence/outside.ts';
import { UserError } from '../errors.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type Address, place } from '../messages/message.ts';
import type { Channel } from '../people/directory.ts';
import { type Person, remember } from '../people/person.ts';
import type { Request } from './request.ts';

export type Picked =
  | { readonly ok: true; readonly people: readonly Person[] }
  /** One sentence naming those who have left or are bots. */
  | { readonly ok: false; readonly problem: string };

/** The people at these addresses, remembered, in the order given. */
export async function lookUpPeople(request: Request, addresses: readonly Address[]): Promise<Picked> {
  const { kit, workspace, at: now, locale, formats } = request;
  const { directory, adminUsers } = kit;
  const people: Person[] = [];
  const unreachable: string[] = [];
  for (const address of addresses) {
    const person = await remember(kit.database.db, workspace, address, { directory, adminUsers, now });
    if (person?.isActive) {
      // Picked on both of their chats, they are still one.
      if (!people.some(({ id }) => id === person.id)) people.push(person);
    } else unreachable.push(person?.name ?? (await directory.profile(address))?.name ?? place(address).id);
  }
  if (unreachable.length === 0) return { ok: true, people };
  return { ok: false, problem: words(locale).unreachable(formats.list(unreachable)) };
}

/** The same where a form has no field to say it at. Throws a UserError naming those who cannot be reached. */
export async function peopleAt(request: Request, addresses: readonly Address[]): Promise<readonly Person[]> {
  const picked = await lookUpPeople(request, addresses);
  if (!picked.ok) throw new UserError('person.unreachable', () => picked.problem);
  return picked.people;
}

/** Why the bot cannot post to a channel; null when it can. */
export async function channelProblem(request: Request, address: Address): Promise<string | null> {
  const { kit, locale } = request;
  const say = words(locale);
  const channel = await kit.directory.channel(address);
  if (!channel) return say.noChannel;
  if (channel.isArchived) return say.archived(channel.name);
  if (!channel.isJoined) return say.notJoined(channel.name);
  return channel.isShared ? sharedProblem(request, channel) : null;
}

/** Where the settings allow it, saving again after the warning confirms it. */
async function sharedProblem(
  { kit, workspace, asker, at: now, locale }: Request,
  { address, name }: Channel,
): Promise<string | null> {
  const say = words(locale);
  if (workspace.sharedChannels !== 'confirmed') return say.shared(name);
  const saving = { workspaceId: workspace.id, address, adminId: asker.id, now };
  return (await confirmShared(kit.database, saving)) ? null : say.confirm(name);
}

const words = phrases({
  en: {
    unreachable: (names: string) =>
      `Out of reach here (has left, or is a bot): ${names}. Choose someone else.`,
    noChannel:
      'This channel was deleted, or it is private and I am not in it. Add me to it, then save again.',
    shared: (name: string) =>
      `#${name} is shared with other companies: people outside would read this. Choose another channel, or allow such channels in Settings.`,
    confirm: (name: string) =>
      `#${name} is shared with other companies: people outside will read what is posted there. Save again if that is meant; else choose another channel.`,
    archived: (name: string) => `#${name} is archived. Restore it, or choose another one.`,
    notJoined: (name: string) => `I am not in #${name}. Add me to it, then save again.`,
  },
  fr: {
    unreachable: (names) => fr`Injoignable ici (départ, ou bot) : ${names}. Choisissez quelqu’un d’autre.`,
    noChannel:
      'Ce canal a été supprimé, ou il est privé et je n’y suis pas. Ajoutez-moi, puis enregistrez à nouveau.',
    shared: (name) =>
      fr`#${name} est partagé avec d’autres entreprises : on le lirait au-dehors. Choisissez un autre canal, ou autorisez ces canaux dans les réglages.`,
    confirm: (name) =>
      fr`#${name} est partagé avec d’autres entreprises : ce qui y paraît sera lu au-dehors. Enregistrez à nouveau si c’est voulu ; sinon, choisissez un autre canal.`,
    archived: (name) => `#${name} est archivé. Restaurez-le, ou choisissez-en un autre.`,
    notJoined: (name) => `Je ne suis pas dans #${name}. Ajoutez-moi, puis enregistrez à nouveau.`,
  },
});
