// What the audit log's screen says besides its entries, in both languages.
import { phrases } from '../../i18n/phrases.ts';
import type { AuditKind } from './kinds.ts';

interface LogWords {
  readonly title: string;
  readonly what: string;
  readonly none: string;
  readonly verify: string;
  readonly kind: string;
  readonly all: string;
  readonly kinds: Readonly<Record<AuditKind, string>>;
}

export const sayAuditLog = phrases<LogWords>({
  en: {
    title: 'Audit log',
    what: 'Who did what that matters, the latest first: no content, and nothing about anything anonymous.',
    none: 'Nothing of that kind has been noted.',
    verify: 'Verify now',
    kind: 'About',
    all: 'Everything',
    kinds: {
      settings: 'Settings',
      people: 'Roles and accounts',
      schedules: 'Schedules',
      rules: 'Rules of cases and feed',
      topics: 'Topics and touchpoints',
      sources: 'Sources and API tokens',
      imports: 'Imports',
      'handed-out': 'Exports and erasures',
      moderation: 'Best failures, themes, actions, the direction',
      messages: 'Messages sent again',
    },
  },
  fr: {
    title: 'Journal d’audit',
    what: 'Qui a fait quoi d’important, le plus récent d’abord : aucun contenu, et rien de ce qui est anonyme.',
    none: 'Rien de tel n’a été noté.',
    verify: 'Vérifier maintenant',
    kind: 'Sujet',
    all: 'Tout',
    kinds: {
      settings: 'Réglages',
      people: 'Rôles et comptes',
      schedules: 'Bulletins programmés',
      rules: 'Règles des cas et des réponses',
      topics: 'Sujets et étapes du parcours',
      sources: 'Sources et jetons d’API',
      imports: 'Imports',
      'handed-out': 'Exports et effacements',
      moderation: 'Récits, thèmes, actions, direction',
      messages: 'Messages renvoyés',
    },
  },
});
