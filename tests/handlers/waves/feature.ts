// A toy: waving to a colleague. All that a feature may say, so that feature.test.ts and scripts/toy-feature.ts see it arrive everywhere.
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
import type { Wording } from '../../../src/people/wording.ts';

interface Wave {
  readonly words: string;
}

function wavesIn(db: Store, workspaceId: string): Promise<Wave[]> {
  return statements(db, workspaceId).query<Wave[]>`
    SELECT "words" FROM "Waves" WHERE "workspaceId" = ${workspaceId} ORDER BY "id"`;
}

const kinds = kindsFor({ what: { en: 'a wave', fr: 'un salut' } }, { 'waves.told': 'told' });

/** To whoever is waved to. */
export function tellWaved(tx: Store, writing: Writing, person: Person, said: string): Promise<string> {
  return tellPerson(tx, writing, person, { kind: kinds['waves.told'], draw: () => sentence(said) });
}

async function openWaves(): Promise<Reply> {
  const fields = [{ kind: 'text', name: 'whom', label: 'Whom?' }] as const;
  const state = opening('waves');
  return { kind: 'open', form: { form: 'waves', state, title: 'Waves', submit: 'Send', fields } };
}

const waved = section<{ count: number }>({
  id: 'waves',
  name: { en: 'Waves', fr: 'Saluts' },
  order: 90,
  shape: z.object({ count: z.number() }),
  gather: async ({ db, workspace }) => ({ count: (await wavesIn(db, workspace.id)).length }),
  isNews: ({ count }) => count > 0,
  view: ({ count }, { locale }) => [{ kind: 'text', text: words(locale).said(count) }],
  example: { count: 3 },
});

const wavesExport = defineExport<Wave>({
  name: 'waves',
  about: { en: 'in the words of whoever waved', fr: 'avec les mots de qui salue' },
  elements: { en: '{ words }.', fr: '{ words }.' },
  isDated: false,
  rows: async function* ({ db, workspace }) {
    yield* await wavesIn(db, workspace.id);
  },
  sheet: { columns: (locale) => ({ words: words(locale).column }), cells: (row) => ({ ...row }) },
  counted: (_, count) => ({ one: `${count} waves`, other: `${count} waves` }),
});

const route = createRoute({
  ...reads('read:stories', {
    tag: 'Waves',
    id: 'listWaves',
    summary: 'Who was waved to',
    gives: z.object({ items: z.array(z.object({ words: z.string() })) }),
  }),
  path: '/api/v1/waves',
});

const wavesReads: ApiRoutes = (api, { database }, admits) => {
  api.openapi({ ...route, middleware: admits('read:stories') }, async (c) =>
    c.json({ items: await wavesIn(database.db, c.get('token').workspaceId) }, 200),
  );
};

const anyWaves: Checkup = {
  what: (locale) => words(locale).column,
  look: async ({ db, workspaceId, locale }) => {
    const { length } = await wavesIn(db, workspaceId);
    return [{ what: words(locale).column, ok: length > 0, detail: words(locale).said(length) }];
  },
};

// In the schema only where this feature is: there the columns have their type without a word.
const naming = [
  { table: 'Waves', column: 'fromId', erased: 'stand-in' },
  { table: 'Waves', column: 'toId', erased: 'row' },
] as unknown as readonly Naming[];

const wordings = [{ table: 'Waves', columns: ['words'], by: 'fromId' }] as unknown as readonly Wording[];

const keptInWaves: KeptOfCustomers = {
  columns: ['Waves.customerSaid'] as unknown as KeptOfCustomers['columns'],
  async find(tx, { workspaceId, answers }) {
    const ids = answers.map(({ id }) => id);
    const own = await statements(tx, workspaceId).query<
      { feedbackId: string | null; customerSaid: string }[]
    >`
      SELECT "feedbackId", "customerSaid" FROM "Waves" WHERE "workspaceId" = ${workspaceId}`;
    const theirs = own.filter(({ feedbackId }) => feedbackId !== null && ids.includes(feedbackId));
    return {
      words: theirs.map(({ customerSaid }) => customerSaid),
      async takeOut(within) {
        for (const { feedbackId } of theirs)
          await statements(within, workspaceId).execute`
            UPDATE "Waves" SET "customerSaid" = '' WHERE "workspaceId" = ${workspaceId} AND "feedbackId" = ${feedbackId}`;
      },
    };
  },
};

export const waves: Feature = {
  name: 'waves',
  commands: [
    {
      name: 'waves',
      inFrench: 'coucou',
      description: { en: 'Wave to a colleague', fr: 'Saluer un collègue' },
      may: 'everyone',
      run: openWaves,
    },
  ],
  shortcuts: [
    {
      name: 'waves-from-message',
      title: { en: 'Wave for this', fr: 'Saluer' },
      description: { en: 'Waves to whoever wrote it', fr: 'Salue qui l’a écrit' },
      may: 'everyone',
      run: openWaves,
    },
  ],
  asks: {
    waves: { run: openWaves, opens: true, may: 'everyone' },
    'waves.all': { run: async () => ({ kind: 'say', message: sentence('All waves') }), may: 'admin' },
  },
  forms: [
    form<string>({
      name: 'waves',
      may: 'everyone',
      parse: (values) => ({ ok: true, value: textOf(values, 'whom') }),
      submit: async (whom) => ({ kind: 'done', title: 'Waves', told: `${whom} reads it.` }),
    }),
  ],
  choosable: { waved: { may: 'everyone', all: async () => [{ value: 'karim', label: 'Karim Haddad' }] } },
  heard: async (_, { text }) =>
    text === 'waves' ? { kind: 'say', message: sentence('You are welcome.') } : null,
  guests: [
    { command: 'waves', label: (locale) => words(locale).guests, opens: ['waves', 'waves-from-message'] },
  ],
  quiet: ['waves'],
  help: [{ command: 'waves', text: (locale) => words(locale).help }],
  hub: [{ order: 15, label: (locale) => words(locale).hub, ask: 'waves' }],
  home: [
    { place: 'mine', order: 20, draw: async () => [{ kind: 'text', text: 'Nobody waved to you yet.' }] },
    { place: 'wrong', order: 5, for: 'admin', draw: async () => [{ kind: 'text', text: 'No waves.' }] },
  ],
  adminMenu: [{ order: 45, label: (locale) => words(locale).menu, ask: 'waves.all' }],
  kinds,
  steps: [step('waves', async () => {})],
  sections: [waved],
  naming,
  wordings,
  kept: [keptInWaves],
  exports: [wavesExport],
  routes: [wavesReads],
  checkups: [anyWaves],
};

const words = phrases({
  en: {
    guests: 'Wave to people',
    help: '– wave to a colleague.',
    hub: 'Wave to somebody',
    menu: 'All waves',
    said: (count: number) => `Waved ${count} times.`,
    column: 'Waves',
  },
  fr: {
    guests: 'Saluer',
    help: '– saluer un collègue.',
    hub: 'Saluer',
    menu: 'Tous les saluts',
    said: (count) => `Salué ${count} fois.`,
    column: 'Saluts',
  },
});
