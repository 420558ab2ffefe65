// A toy: thanking a colleague. All that a feature may say, so that feature.test.ts and scripts/toy-feature.ts see it arrive everywhere.
// What it stores is schema.prisma beside it.
import { createRoute, z } from '@hono/zod-openapi';
import type { ApiRoutes } from '../../../src/api/admission.ts';
import { reads } from '../../../src/api/contract.ts';
import { step } from '../../../src/beat.ts';
import { tellPerson, type Writing } from '../../../src/correspondence/tell.ts';
import { type Store, statements } from '../../../src/database/client.ts';
import { kindsFor } from '../../../src/delivery/kinds.ts';
import { section } from '../../../src/digests/section.ts';
import { defineExport } from '../../../src/exports/export.ts';
import type { KeptOfCustomers } from '../../../src/feedback/kept.ts';
import type { Checkup, Feature } from '../../../src/handlers/feature.ts';
import { form, type Reply } from '../../../src/handlers/request.ts';
import { phrases } from '../../../src/i18n/phrases.ts';
import { opening, textOf } from '../../../src/messages/form.ts';
import { sentence } from '../../../src/messages/message.ts';
import type { Naming } from '../../../src/people/naming.ts';
import type { Person } from '../../../src/people/person.ts';

interface Thank {
  readonly words: string;
}

function thanksIn(db: Store, workspaceId: string): Promise<Thank[]> {
  return statements(db, workspaceId).query<Thank[]>`
    SELECT "words" FROM "Thanks" WHERE "workspaceId" = ${workspaceId} ORDER BY "id"`;
}

const kinds = kindsFor({ what: { en: 'a thank-you', fr: 'un remerciement' } }, { 'thanks.told': 'told' });

/** To whoever is thanked. */
export function tellThanked(tx: Store, writing: Writing, person: Person, said: string): Promise<string> {
  return tellPerson(tx, writing, person, { kind: kinds['thanks.told'], draw: () => sentence(said) });
}

async function openThanks(): Promise<Reply> {
  const fields = [{ kind: 'text', name: 'whom', label: 'Whom?' }] as const;
  const state = opening('thanks');
  return { kind: 'open', form: { form: 'thanks', state, title: 'Thanks', submit: 'Send', fields } };
}

const thanked = section<{ count: number }>({
  id: 'thanks',
  name: { en: 'Thanks', fr: 'Mercis' },
  order: 90,
  shape: z.object({ count: z.number() }),
  gather: async ({ db, workspace }) => ({ count: (await thanksIn(db, workspace.id)).length }),
  isNews: ({ count }) => count > 0,
  view: ({ count }, { locale }) => [{ kind: 'text', text: words(locale).said(count) }],
  example: { count: 3 },
});

const thanksExport = defineExport<Thank>({
  name: 'thanks',
  about: { en: 'in the words of whoever thanked', fr: 'avec les mots de qui remercie' },
  elements: { en: '{ words }.', fr: '{ words }.' },
  isDated: false,
  rows: async function* ({ db, workspace }) {
    yield* await thanksIn(db, workspace.id);
  },
  sheet: { columns: (locale) => ({ words: words(locale).column }), cells: (row) => ({ ...row }) },
  counted: (_, count) => ({ one: `${count} thanks`, other: `${count} thanks` }),
});

const route = createRoute({
  ...reads('read:stories', {
    tag: 'Thanks',
    id: 'listThanks',
    summary: 'Who was thanked',
    gives: z.object({ items: z.array(z.object({ words: z.string() })) }),
  }),
  path: '/api/v1/thanks',
});

const thanksReads: ApiRoutes = (api, { database }, admits) => {
  api.openapi({ ...route, middleware: admits('read:stories') }, async (c) =>
    c.json({ items: await thanksIn(database.db, c.get('token').workspaceId) }, 200),
  );
};

const anyThanks: Checkup = {
  what: (locale) => words(locale).column,
  look: async ({ db, workspaceId, locale }) => {
    const { length } = await thanksIn(db, workspaceId);
    return [{ what: words(locale).column, ok: length > 0, detail: words(locale).said(length) }];
  },
};

// In the schema only where this feature is: there the columns have their type without a word.
const naming = [
  { table: 'Thanks', column: 'fromId', erased: 'stand-in' },
  { table: 'Thanks', column: 'toId', erased: 'row' },
] as unknown as readonly Naming[];

const keptInThanks: KeptOfCustomers = {
  columns: ['Thanks.customerSaid'] as unknown as KeptOfCustomers['columns'],
  async find(tx, { workspaceId, answers }) {
    const ids = answers.map(({ id }) => id);
    const own = await statements(tx, workspaceId).query<
      { feedbackId: string | null; customerSaid: string }[]
    >`
      SELECT "feedbackId", "customerSaid" FROM "Thanks" WHERE "workspaceId" = ${workspaceId}`;
    const theirs = own.filter(({ feedbackId }) => feedbackId !== null && ids.includes(feedbackId));
    return {
      words: theirs.map(({ customerSaid }) => customerSaid),
      async takeOut(within) {
        for (const { feedbackId } of theirs)
          await statements(within, workspaceId).execute`
            UPDATE "Thanks" SET "customerSaid" = '' WHERE "workspaceId" = ${workspaceId} AND "feedbackId" = ${feedbackId}`;
      },
    };
  },
};

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
  kinds,
  steps: [step('thanks', async () => {})],
  sections: [thanked],
  naming,
  kept: [keptInThanks],
  exports: [thanksExport],
  routes: [thanksReads],
  checkups: [anyThanks],
};

const words = phrases({
  en: {
    guests: 'Thank people',
    help: '– thank a colleague.',
    hub: 'Thank somebody',
    menu: 'All thanks',
    said: (count: number) => `Thanked ${count} times.`,
    column: 'Thanks',
  },
  fr: {
    guests: 'Remercier',
    help: '– remercier un collègue.',
    hub: 'Remercier',
    menu: 'Tous les mercis',
    said: (count) => `Remercié ${count} fois.`,
    column: 'Mercis',
  },
});
