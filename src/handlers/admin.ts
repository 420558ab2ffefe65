// What only admins may do, and who they are.
import { UserError } from '../errors.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { remember } from '../people/person.ts';
import { holds, type Right } from '../people/rights.ts';
import { admins } from '../people/roles.ts';
import type { Request } from './request.ts';

/**
 * The one check of a right: before everything in the menu (menu.ts), and within an answer of which only a part is for some.
 * @throws UserError 'not-admin', naming who is, where we know; 'admin.unsure' where the chat cannot be asked
 */
export async function mustHold(request: Request, right: Right): Promise<void> {
  if (holds(request.asker, right)) return;
  if (request.isUnsure) throw new UserError('admin.unsure', (locale) => words(locale).unsure);
  const names = (await admins(request.kit.database.db, request.workspace.id))
    .map((each) => each.name)
    .slice(0, 3);
  const { list } = request.formats;
  throw new UserError('not-admin', (locale) => {
    const { nobody, ask, forSpeakers } = words(locale);
    if (names.length === 0) return nobody;
    return right === 'speak' ? forSpeakers(list(names)) : ask(list(names));
  });
}

/**
 * Remembers the admins of ADMIN_USERS before they ever come, so that what needs an admin reaches one on the first day.
 * Whom the chat cannot tell about just now is met the next time.
 */
export async function meetAdmins({ kit, workspace, asker, at: now }: Request): Promise<void> {
  const { directory, adminUsers } = kit;
  await Promise.allSettled(
    adminUsers.map((id) =>
      remember(kit.database.db, workspace, `${asker.platform}:${id}`, { directory, adminUsers, now }),
    ),
  );
}

const words = phrases({
  en: {
    unsure:
      'The chat cannot tell just now whether you still administer it, so this waits. Nothing was changed: try again in a minute.',
    ask: (names: string) => `That is for admins of Porte-voix. Ask ${names}.`,
    forSpeakers: (names: string) =>
      `That is for those who speak for the direction. An admin gives the role: ask ${names}.`,
    nobody: 'That is for admins of Porte-voix. Whoever installed it can name you in ADMIN_USERS.',
  },
  fr: {
    unsure: fr`La messagerie ne peut pas dire en ce moment si vous en êtes toujours admin : cela attend. Rien n’a été changé ; réessayez dans une minute.`,
    ask: (names) => `C’est réservé aux admins de Porte-voix. Adressez-vous à ${names}.`,
    forSpeakers: (names) =>
      fr`C’est réservé à celles et ceux qui parlent pour la direction. Un admin donne ce rôle : adressez-vous à ${names}.`,
    nobody:
      'C’est réservé aux admins de Porte-voix. La personne qui l’a installé peut vous ajouter dans ADMIN_USERS.',
  },
});
