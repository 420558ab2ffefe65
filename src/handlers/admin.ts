// What only admins may do.
import { UserError } from '../errors.ts';
import { phrases } from '../i18n/phrases.ts';
import { admins } from '../people/person.ts';
import type { Request } from './request.ts';

/** @throws UserError 'not-admin', naming who is, where we know */
export async function mustBeAdmin(request: Request): Promise<void> {
  if (request.asker.isAdmin) return;
  const names = (await admins(request.kit.database.db, request.workspace.id)).map((each) => each.name).slice(0, 3);
  const { list } = request.formats;
  throw new UserError('not-admin', (locale) =>
    names.length === 0 ? words(locale).nobody : words(locale).ask(list(names)),
  );
}

const words = phrases({
  en: {
    ask: (names: string) => `That is for admins of Porte-voix. Ask ${names}.`,
    nobody: 'That is for admins of Porte-voix. Whoever installed it can name you in ADMIN_USERS.',
  },
  fr: {
    ask: (names) => `C’est réservé aux admins de Porte-voix. Adressez-vous à ${names}.`,
    nobody: 'C’est réservé aux admins de Porte-voix. La personne qui l’a installé peut vous ajouter dans ADMIN_USERS.',
  },
});
