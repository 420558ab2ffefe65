import { beforeAll, describe, expect, it } from 'vitest';
import { type Database, transact } from '../../src/database/client.ts';
import { searchIn } from '../../src/suggestions/finding/search.ts';
import { similarTo } from '../../src/suggestions/finding/similar.ts';
import { indexMissing, indexTerms } from '../../src/suggestions/finding/terms.ts';
import type { Status } from '../../src/suggestions/lifecycle.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';

interface Kept {
  readonly title: string;
  readonly details?: string;
  readonly status?: Status;
  readonly topicId?: string;
}

const planted: Readonly<Record<string, Kept>> = {
  coffee: {
    title: 'Remplacer la machine à café du deuxième étage',
    details: 'Elle tombe en panne chaque semaine.',
  },
  bikes: {
    title: 'Un parking à vélos couvert',
    details: 'Avec des prises pour les vélos électriques.',
    status: 'planned',
  },
  invoices: {
    title: 'Send invoices to customers by e-mail',
    details: 'Paper copies get lost.',
    topicId: 'billing',
  },
  companies: { title: 'A single login for all our companies', status: 'testing' },
  remote: { title: 'Télétravail' },
  detailed: {
    title: 'Une proposition',
    details: 'Installer des panneaux solaires sur le toit de l’entrepôt de Lyon pour alimenter les chariots',
  },
  refused: { title: 'Des chaises ergonomiques pour les conseillers', status: 'declined' },
  finished: { title: 'Des gourdes offertes aux nouveaux arrivants', status: 'done' },
  merged: { title: 'Nouvelle fontaine à eau dans le hall', status: 'duplicate' },
};

const at = new Date('2026-11-22T10:00:00Z');

onEachEngine((engine) => {
  let database: Database;
  let number = 0;

  async function store(workspaceId: string, id: string, kept: Kept): Promise<void> {
    const { title, details = '', status = 'received', topicId = 'general' } = kept;
    number++;
    const when = { submittedAt: at, firstDueAt: at, dueAt: at };
    await transact(database, async (tx) => {
      const data = { workspaceId, id, number, title, details, topicId, status, ...when, formKey: id };
      await tx.suggestion.create({ data });
      await indexTerms({ db: tx, engine }, data);
    });
  }

  beforeAll(async () => {
    database = await freshDatabase(engine);
    for (const [i, title] of ordinary().entries()) await store('w', `ordinary-${i}`, { title });
    for (const [id, kept] of Object.entries(planted)) await store('w', id, kept);
    await store('elsewhere', 'secret', { title: 'Racheter la société Durand avant Noël' });
    await store('elsewhere', 'coffee', planted['coffee'] ?? { title: '' });
  }, 120_000);

  const similarIds = async (title: string, details = '') =>
    (await similarTo(database.db, 'w', { title, details })).map(({ id }) => id);

  describe('similar suggestions', () => {
    it.each([
      ['remplacer les machines a cafe du deuxieme etage', 'coffee'],
      ['NOUVELLE MACHINE À CAFÉ AU DEUXIÈME ÉTAGE', 'coffee'],
      ['Parkings couverts pour nos vélos', 'bikes'],
      ['Invoice our customer by email', 'invoices'],
      ['One login for each company', 'companies'],
      ['Plus de télétravail', 'remote'],
    ])('are found by "%s"', async (title, id) => {
      expect((await similarIds(title))[0]).toBe(id);
    });

    it('are found by what is said under another title', async () => {
      const details =
        'Installer un panneau solaire sur les toits des entrepôts, à Lyon, pour alimenter nos chariots';
      expect(await similarIds('Énergie', details)).toEqual(['detailed']);
    });

    it.each([
      'Organiser un tournoi de pétanque',
      'Apprendre la langue des signes',
      'A quiet place to pray',
      'Une machine à laver pour les tenues',
      'Send flowers to retiring colleagues',
      'Couvert en inox à la place du plastique',
      'de la pour les',
      '',
    ])('are not offered for "%s"', async (title) => {
      expect(await similarIds(title)).toEqual([]);
    });

    it.each(['refused', 'finished', 'merged'])('are open ones: not the %s', async (id) => {
      expect(await similarIds(planted[id]?.title ?? '')).toEqual([]);
    });

    it('are never another workspace’s', async () => {
      expect(await similarIds('Racheter la société Durand avant Noël')).toEqual([]);
      const [there] = await similarTo(database.db, 'elsewhere', {
        title: 'Racheter les sociétés Durand',
        details: '',
      });
      expect(there).toMatchObject({ workspaceId: 'elsewhere', id: 'secret' });
      const found = await similarTo(database.db, 'w', {
        title: 'machine à café, deuxième étage',
        details: '',
      });
      expect(found.map(({ workspaceId, id }) => [workspaceId, id])).toEqual([['w', 'coffee']]);
    });

    it('are three at most, the most alike first', async () => {
      const titles = [
        'Traduire le guide',
        'Traduire le guide sécurité',
        'Guide sécurité à traduire en polonais',
      ];
      for (const [i, title] of titles.entries()) await store('guides', `guide-${i}`, { title });
      await store('guides', 'guide-3', { title: 'Traduire en polonais le guide de sécurité' });
      for (let i = 0; i < 20; i++)
        await store('guides', `other-${i}`, { title: `Repeindre le couloir ${i}` });
      const draft = { title: 'traduire le guide de sécurité en polonais', details: '' };
      const ids = (await similarTo(database.db, 'guides', draft)).map(({ id }) => id);
      expect(ids).toEqual(['guide-3', 'guide-2', 'guide-1']);
      expect(await similarTo(database.db, 'guides', draft, 1)).toHaveLength(1);
    });

    it('take a draft of any length and content', async () => {
      const long = `${'é'.repeat(5_000)} ${'mot '.repeat(2_000)} \ud83d \u0000 % _ ' " \\`;
      expect(await similarIds(long, long)).toEqual([]);
      await store('long', 'long', {
        title: 'é'.repeat(200),
        details: `${'é'.repeat(9_000)} ${Array.from({ length: 90 }, (_, i) => `mot${i}`).join(' ')}`,
      });
      expect(await database.db.suggestionTerm.count({ where: { workspaceId: 'long' } })).toBe(60);
    });
  });

  it('finds those from before the index, once they are indexed', async () => {
    await store('old', 'old', { title: 'Une boîte à livres' });
    await store('old', 'wordless', { title: '…' });
    await database.db.suggestionTerm.deleteMany({ where: { workspaceId: 'old' } });
    const draft = { title: 'Boîtes à livres', details: '' };
    expect(await similarTo(database.db, 'old', draft)).toEqual([]);
    expect(await indexMissing(database, 'old')).toBe(2);
    expect((await similarTo(database.db, 'old', draft)).map(({ id }) => id)).toEqual(['old']);
    expect(await indexMissing(database, 'old')).toBe(1);
  });

  describe('a search', () => {
    const search = async (words: string, more: Omit<Parameters<typeof searchIn>[3], 'skip' | 'take'> = {}) =>
      searchIn(database.db, 'w', words, { skip: 0, take: 10, ...more });

    it.each([
      ['machines CAFE', ['coffee']],
      ['café des machines', ['coffee']],
      ['panne semaine', ['coffee']],
      ['the customers’ invoice', ['invoices']],
      ['customer invoi', ['invoices']],
      ['télétrav', ['remote']],
      ['chaise ergonomique', ['refused']],
      ['machine solaire', []],
      ['durand', []],
      ['machine caf%', ['coffee']],
      ['c%e', []],
      ['___', []],
      ['the', []],
      ['?!', []],
    ])('for "%s" gives %j', async (words, ids) => {
      expect(await search(words)).toEqual({ ids, total: ids.length });
    });

    it('keeps to statuses and to a topic', async () => {
      expect((await search('invoice', { topicId: 'billing' })).ids).toEqual(['invoices']);
      expect((await search('invoice mail', { topicId: 'general' })).ids).toEqual([]);
      expect((await search('chaise', { statuses: ['declined', 'done'] })).ids).toEqual(['refused']);
      expect((await search('chaise', { statuses: ['received'] })).ids).toEqual([]);
      expect((await search('', { statuses: ['done'] })).ids).toEqual(['finished']);
    });

    it.each(['étagère', 'étagère métal', 'étag', ''])(
      'for "%s" gives each once, newest first, page by page',
      async (words) => {
        const all = await searchIn(database.db, 'w', words, { skip: 0, take: 1_000 });
        expect(all.total).toBeGreaterThan(4);
        expect(all.ids).toHaveLength(all.total);
        const rows = await database.db.suggestion.findMany({
          where: { workspaceId: 'w', id: { in: [...all.ids] } },
        });
        const numbers = new Map(rows.map((row) => [row.id, row.number]));
        expect(new Set(all.ids).size).toBe(all.total);
        expect(all.ids).toEqual(all.ids.toSorted((a, b) => (numbers.get(b) ?? 0) - (numbers.get(a) ?? 0)));
        const paged: string[] = [];
        for (let skip = 0; skip < all.total; skip += 4)
          paged.push(...(await searchIn(database.db, 'w', words, { skip, take: 4 })).ids);
        expect(paged).toEqual(all.ids);
      },
    );
  });
});

/** Three hundred that have nothing to do with the planted ones. */
function ordinary(): string[] {
  const things = [
    'Étagère',
    'Lampe',
    'Affiche',
    'Keyboard',
    'Badge',
    'Chariot',
    'Armoire',
    'Whiteboard',
    'Horloge',
    'Rideau',
  ];
  const qualities = ['en métal', 'silencieux', 'orange', 'for lefties', 'pliante', 'magnétique'];
  const places = ['vestiaires', 'archives', 'loading bay', 'cantine', 'front desk'];
  return things.flatMap((thing) =>
    qualities.flatMap((quality) => places.map((place) => `${thing} ${quality}, ${place}`)),
  );
}
