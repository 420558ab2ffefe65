// Who may ask, and what somebody is told who may not. What the chat says of them is weighed in people/admission.ts, what guests may
// do stands in guests.ts.
import { UserError } from '../errors.ts';
import { type Locale, localeOf } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Address } from '../messages/message.ts';
import { admit, type Belonging } from '../people/admission.ts';
import type { Later } from '../people/later.ts';
import { localeFor } from '../people/person.ts';
import type { Profiles } from '../people/profiles.ts';
import { fold } from '../terms/fold.ts';
import { workspaceById } from '../workspace/workspace.ts';
import { guestMay, guestsMay } from './guests.ts';
import { commandName, type Kit, type Request, type RequestParts, requestOf } from './request.ts';

/** Tells whoever may not ask so, in their language. */
export class NotAdmitted extends UserError {
  readonly locale: Locale;
  constructor(code: string, locale: Locale, say: (locale: Locale) => string) {
    super(`asker.${code}`, say);
    this.name = 'NotAdmitted';
    this.locale = locale;
  }
}

interface Arriving extends Omit<RequestParts, 'workspace' | 'asker'> {
  readonly workspaceId: string;
  readonly address: Address;
  /** As in the menu: of the command, action, form, shortcut or change to a message; 'home'. */
  readonly name: string;
  readonly profiles: Profiles;
  readonly belonging: Belonging;
  readonly knowsAll: boolean;
  /** The language that the request itself tells. */
  readonly language?: string | null;
}

/** Where to put whom nobody has met: on file at once, once `later` knows of them no more, unless they ask something quiet. */
export async function laterFor(
  { later, database, menu }: Kit,
  address: Address,
  name: string,
): Promise<Later | undefined> {
  if (menu.quiet.has(name)) return later;
  await later.settle(database.db, address);
  return undefined;
}

/** The one gate before everything that people can ask. @throws NotAdmitted */
export async function requestBy(kit: Kit, asking: Arriving): Promise<Request> {
  const { address, name, profiles, belonging, knowsAll, workspaceId, language, ...asked } = asking;
  const { db } = kit.database;
  const workspace = await workspaceById(db, workspaceId);
  const admission = await admit(db, workspace, address, {
    adminUsers: kit.adminUsers,
    now: kit.clock.now(),
    later: await laterFor(kit, address, name),
    profiles,
    belonging,
    knowsAll,
    note: kit.later.note,
  });
  if (admission.kind === 'refused') {
    const { as, profile } = admission;
    const locale = localeOf(profile?.locale ?? language) ?? localeOf(workspace.locale) ?? 'en';
    throw new NotAdmitted(as, locale, (reader) => words(reader)[as]);
  }
  const { asker, isGuest, isUnsure } = admission;
  if (isGuest && !guestMay(name, kit.menu, workspace)) {
    const allowed = guestsMay(kit.menu, workspace);
    throw new NotAdmitted('guest', localeFor(asker, workspace), (reader) => {
      const { guest, guestMay: may } = words(reader);
      const called = kit.menu.commands.filter((each) => allowed.includes(each.name));
      const commands = called.map((each) => `/${fold(commandName(each, reader))}`);
      return commands.length === 0 ? guest : may(commands.join(', '));
    });
  }
  return requestOf(kit, { ...asked, workspace, asker, isUnsure });
}

const words = phrases({
  en: {
    stranger:
      'Porte-voix is for the people of the company that installed it, and you belong to another one. Nothing was sent or kept. Tell it to somebody there yourself; copy your words first if you wrote any.',
    unsaid:
      'The chat did not say which company you belong to, so nothing was sent or kept. Copy your words, close this, and open it again from your own company’s workspace.',
    nobody:
      'The chat does not know you as a person of this company, so nothing was sent or kept. Copy your words if you wrote any, and ask an admin of Porte-voix.',
    guest:
      'You are a guest here, and Porte-voix is for employees. Nothing was sent or kept: copy your words if you wrote any. Admins of Porte-voix can open it to guests, in its Settings.',
    guestMay: (commands: string) =>
      `You are a guest here: of Porte-voix you may use ${commands}. Nothing was sent or kept: copy your words if you wrote any. Its admins can allow more, in its Settings.`,
  },
  fr: {
    stranger: fr`Porte-voix est réservé à l’entreprise qui l’a installé, et vous faites partie d’une autre. Rien n’a été envoyé ni gardé. Parlez-en directement à quelqu’un sur place ; si vous avez écrit quelque chose, copiez-le d’abord.`,
    unsaid: fr`La messagerie n’a pas dit de quelle entreprise vous faites partie : rien n’a été envoyé ni gardé. Copiez votre texte, fermez, et rouvrez depuis l’espace de votre entreprise.`,
    nobody: fr`La messagerie ne vous reconnaît pas dans cette entreprise : rien n’a été envoyé ni gardé. Copiez votre texte si vous avez écrit quelque chose, et adressez-vous à un admin de Porte-voix.`,
    guest: fr`Vous êtes ici en invité, et Porte-voix est réservé au personnel. Rien n’a été envoyé ni gardé : copiez votre texte si besoin. Les admins de Porte-voix peuvent l’ouvrir aux invités, dans ses réglages.`,
    guestMay: (commands) =>
      fr`Vous êtes ici en invité : de Porte-voix, vous pouvez utiliser ${commands}. Rien n’a été envoyé ni gardé : copiez votre texte si besoin. Ses admins peuvent en permettre plus, dans ses réglages.`,
  },
});
