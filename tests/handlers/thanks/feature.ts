// A toy: thanking a colleague. All that a feature may say, so that feature.test.ts and scripts/toy-feature.ts see it arrive everywhere.
import type { Feature } from '../../../src/handlers/feature.ts';
import { form, type Reply } from '../../../src/handlers/request.ts';
import { phrases } from '../../../src/i18n/phrases.ts';
import { opening, textOf } from '../../../src/messages/form.ts';
import { sentence } from '../../../src/messages/message.ts';

async function openThanks(): Promise<Reply> {
  const fields = [{ kind: 'text', name: 'whom', label: 'Whom?' }] as const;
  const state = opening('thanks');
  return { kind: 'open', form: { form: 'thanks', state, title: 'Thanks', submit: 'Send', fields } };
}

export const thanks: Feature = {
  name: 'thanks',
  commands: [
    {
      name: 'thanks',
      inFrench: 'merci',
      description: { en: 'Thank a colleague', fr: 'Remercier un collègue' },
      may: 'everyone',
      run: openThanks,
    },
  ],
  shortcuts: [
    {
      name: 'thanks-from-message',
      title: { en: 'Thank for this', fr: 'Remercier' },
      description: { en: 'Thanks whoever wrote it', fr: 'Remercie qui l’a écrit' },
      may: 'everyone',
      run: openThanks,
    },
  ],
  asks: {
    thanks: { run: openThanks, opens: true, may: 'everyone' },
    'thanks.all': { run: async () => ({ kind: 'say', message: sentence('All thanks') }), may: 'admin' },
  },
  forms: [
    form<string>({
      name: 'thanks',
      may: 'everyone',
      parse: (values) => ({ ok: true, value: textOf(values, 'whom') }),
      submit: async (whom) => ({ kind: 'done', title: 'Thanks', told: `${whom} reads it.` }),
    }),
  ],
  choosable: { thanked: { may: 'everyone', all: async () => [{ value: 'karim', label: 'Karim Haddad' }] } },
  heard: async (_, { text }) =>
    text === 'thanks' ? { kind: 'say', message: sentence('You are welcome.') } : null,
  guests: [
    { command: 'thanks', label: (locale) => words(locale).guests, opens: ['thanks', 'thanks-from-message'] },
  ],
  quiet: ['thanks'],
  help: [{ command: 'thanks', text: (locale) => words(locale).help }],
  hub: [{ order: 15, label: (locale) => words(locale).hub, ask: 'thanks' }],
  home: [
    { place: 'mine', order: 20, draw: async () => [{ kind: 'text', text: 'Nobody thanked you yet.' }] },
    { place: 'wrong', order: 5, for: 'admin', draw: async () => [{ kind: 'text', text: 'No thanks.' }] },
  ],
  adminMenu: [{ order: 45, label: (locale) => words(locale).menu, ask: 'thanks.all' }],
};

const words = phrases({
  en: { guests: 'Thank people', help: '– thank a colleague.', hub: 'Thank somebody', menu: 'All thanks' },
  fr: { guests: 'Remercier', help: '– remercier un collègue.', hub: 'Remercier', menu: 'Tous les mercis' },
});
