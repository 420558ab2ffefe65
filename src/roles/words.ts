// What the roles are called, and what each may do, in both languages.
import type { Locale } from '../i18n/locale.ts';
import { phrases } from '../i18n/phrases.ts';
import type { Role } from '../people/rights.ts';

/** "Case team". */
export function roleName(role: Role, locale: Locale): string {
  return words(locale).names[role];
}

/** "approve, return and reword best failures": what follows "may". */
export function whatMay(role: Role, locale: Locale): string {
  return words(locale).may[role];
}

const words = phrases({
  en: {
    names: {
      admin: 'Admin',
      moderator: 'Moderator',
      'case-team': 'Case team',
      voice: 'Voice of the direction',
      auditor: 'Auditor',
    },
    may: {
      admin: 'set everything up, import answers, give roles, and do all that other roles may',
      moderator: 'approve, return and reword best failures',
      'case-team': 'see the hot cases of every channel, and see them through',
      voice: 'write a word of the direction at the head of digests, correct it and take it back',
      auditor: 'read the audit log and how everything is set, and change nothing',
    },
  },
  fr: {
    names: {
      admin: 'Admin',
      moderator: 'Modération',
      'case-team': 'Équipe des cas',
      voice: 'Voix de la direction',
      auditor: 'Audit',
    },
    may: {
      admin:
        'tout régler, importer des réponses, donner des rôles, et faire tout ce que permettent les autres rôles',
      moderator: 'approuver, renvoyer et retoucher les récits',
      'case-team': 'voir les cas à chaud de tous les canaux et les mener à bien',
      voice: 'publier le mot de la direction en tête des bulletins, le corriger et le retirer',
      auditor: 'lire le journal d’audit et tous les réglages, sans rien changer',
    },
  },
});
