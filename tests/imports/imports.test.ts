import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import type { UserError } from '../../src/errors.ts';
import { cancelImport, correctPlan, importOf, startImport, tryAgain } from '../../src/imports/acts.ts';
import { LEASE_MS } from '../../src/imports/file-import.ts';
import { freshDatabase, onceEnough, onEachEngine } from '../harness/database.ts';
import { ANSWERS, type SharedFiles, sharedFiles } from './shared-files.ts';

const WEEK_MS = 7 * 24 * 3_600_000;
const refused = (code: string): Partial<UserError> => ({ code });

onEachEngine((engine) => {
  let database: Database;
  let shared: SharedFiles;
  beforeAll(async () => {
    database = await freshDatabase(engine);
  });
  afterEach(async () => {
    expect(await shared.left()).toEqual([]);
    await shared.stop();
  });

  const answers = () => database.db.feedback.count({ where: { workspaceId: shared.shell().workspaceId } });
  const contents = async () => {
    const rows = await database.db.delivery.findMany({ where: { workspaceId: shared.shell().workspaceId } });
    return JSON.stringify(rows.map(({ content }) => content));
  };
  const finish = async () => {
    shared.importer.wake();
    await shared.importer.idle();
  };
  /** As if Slack had taken what waits. */
  const delivered = () =>
    database.db.delivery.updateMany({
      where: { workspaceId: shared.shell().workspaceId, state: 'pending' },
      data: { state: 'sent' },
    });

  it('offers a file with its columns, five rows and the counts, and stores nothing', async () => {
    shared = await sharedFiles(database);
    const id = await shared.share('F1', ANSWERS);
    const { summary, blocks } = await shared.drawn(id);
    expect(summary).toBe('I have read “avis.csv”. 10 rows can be imported, 2 would be refused.');
    expect(blocks.filter(({ kind }) => kind === 'quote')).toHaveLength(5);
    const all = JSON.stringify(blocks);
    expect(all).not.toMatch(/Zoé|06 12/);
    expect(all).toMatch(/line 12.*line 13/s);
    expect(all).toContain('import.start');
    expect(await answers()).toBe(0);
    expect(await database.db.source.count({ where: { workspaceId: shared.shell().workspaceId } })).toBe(0);
  });

  it('imports once when it is started twice, sums up, and hands over what was refused', async () => {
    shared = await sharedFiles(database);
    const id = await shared.share('F1', ANSWERS);
    const both = await Promise.allSettled([startImport(shared.shell(), id), startImport(shared.shell(), id)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: refused('import.running'),
    });
    await finish();
    expect(await shared.state(id)).toBe('done');
    expect(await answers()).toBe(10);
    const { summary, blocks } = await shared.drawn(id);
    expect(summary).toBe('“avis.csv” is imported. 10 imported, 0 already there, 2 refused.');
    expect(JSON.stringify(blocks)).toContain('handed you');
    expect(shared.handed).toMatchObject([{ to: 'slack:U1', name: 'avis-refused.csv' }]);
    expect(shared.handed[0]?.content.split('\r\n')).toHaveLength(4);
    const [source] = await database.db.source.findMany({
      where: { workspaceId: shared.shell().workspaceId },
    });
    expect(source).toMatchObject({ name: 'avis', heat: 'hot', lastSeenAt: shared.shell().now });
    expect(await contents()).not.toContain('joignable');
  });

  it('offers the same file again, and then finds everything there already', async () => {
    shared = await sharedFiles(database);
    const id = await shared.share('F1', ANSWERS);
    await startImport(shared.shell(), id);
    await finish();
    expect(await shared.share('F1', ANSWERS)).toBe(id);
    expect(await shared.state(id)).toBe('offered');
    await delivered();
    await startImport(shared.shell(), id);
    await finish();
    expect((await shared.drawn(id)).summary).toContain('0 imported, 10 already there');
    expect(await answers()).toBe(10);
  });

  onceEnough(engine, () => {
    it('keeps nothing of a cancelled file but that there was one', async () => {
      shared = await sharedFiles(database);
      const id = await shared.share('F1', ANSWERS);
      await delivered();
      await cancelImport(shared.shell(), id);
      expect(await shared.state(id)).toBe('cancelled');
      expect((await shared.drawn(id)).summary).toContain('was not imported');
      expect(await contents()).not.toContain('joignable');
      await expect(startImport(shared.shell(), id)).rejects.toMatchObject(refused('import.cancelled'));
      await finish();
      expect(await answers()).toBe(0);
    });

    it('keeps nothing of a cancelled file whose preview was on its way at that moment', async () => {
      shared = await sharedFiles(database);
      const id = await shared.share('F1', ANSWERS);
      const mine = { workspaceId: shared.shell().workspaceId };
      await database.db.delivery.updateMany({ where: mine, data: { state: 'claimed' } });
      shared.advance(1_000);
      await cancelImport(shared.shell(), id);
      await database.db.delivery.updateMany({
        where: { ...mine, state: 'claimed' },
        data: { state: 'sent' },
      });
      expect(await contents()).toContain('joignable');
      await finish();
      expect(await contents()).not.toContain('joignable');
      expect((await shared.drawn(id)).summary).toContain('was not imported');
    });

    it('sets an offer aside that nobody decided on for a week', async () => {
      shared = await sharedFiles(database);
      const id = await shared.share('F1', ANSWERS);
      await delivered();
      shared.advance(WEEK_MS);
      await finish();
      expect(await shared.state(id)).toBe('offered');
      shared.advance(1);
      await finish();
      expect(await shared.state(id)).toBe('cancelled');
      expect((await shared.drawn(id)).summary).toContain('for a week');
      expect(await contents()).not.toContain('joignable');
    });

    it('asks for what cannot be guessed, and goes on with what was answered', async () => {
      shared = await sharedFiles(database);
      const id = await shared.share(
        'F1',
        ANSWERS.replace('Date;Note NPS', 'Quand;Note').replace(/^0(\d)\/10\/2026/gm, '4629$1'),
      );
      expect((await shared.drawn(id)).summary).toContain('No column looks like the date of the answer');
      expect(JSON.stringify(await shared.drawn(id))).not.toMatch(/import\.start|--map/);
      await expect(startImport(shared.shell(), id)).rejects.toMatchObject(refused('import.offered'));
      const { plan } = await importOf(database.db, shared.shell(), id);
      await correctPlan(shared.shell(), id, { ...plan, choices: { 0: 'date' }, metric: 'nps', heat: 'cold' });
      await finish();
      expect((await shared.drawn(id)).summary).toContain('10 rows can be imported');
      await startImport(shared.shell(), id);
      await finish();
      expect(await answers()).toBe(10);
      const [one] = await database.db.feedback.findMany({
        where: { workspaceId: shared.shell().workspaceId },
      });
      expect(one).toMatchObject({ metric: 'nps', heat: 'cold' });
    });
  });

  it('drops a reading whose plan was corrected meanwhile', async () => {
    shared = await sharedFiles(database);
    let corrections = 0;
    shared.during = async () => {
      if (corrections++ > 0) return;
      const { id } = await database.db.fileImport.findFirstOrThrow({
        where: { workspaceId: shared.shell().workspaceId },
      });
      const { plan } = await importOf(database.db, shared.shell(), id);
      await correctPlan(shared.shell(), id, { ...plan, source: { id: null, name: 'Autre' } });
    };
    const id = await shared.share('F1', ANSWERS);
    expect(shared.fetched).toEqual(['F1', 'F1']);
    expect(JSON.stringify(await shared.drawn(id))).toContain('Autre (new)');
    const { row } = await importOf(database.db, shared.shell(), id);
    expect(row.beatAt).toBeNull();
  });

  it.each([
    ['the time of its lease has passed', LEASE_MS],
    ['the clock was set back by two hours', -2 * 3_600_000],
  ])('leaves a file to whoever is at it, and takes it over once that one is silent: %s', async (_, ms) => {
    shared = await sharedFiles(database);
    const id = await shared.share('F1', ANSWERS);
    await startImport(shared.shell(), id);
    const other = shared.replica();
    const look = async () => {
      other.wake();
      await other.idle();
    };
    shared.during = async () => {
      shared.during = async () => {};
      await look();
      shared.advance(ms);
      await look();
    };
    await finish();
    // One reading for the offer, one by each of the two.
    expect(shared.fetched).toHaveLength(3);
    expect(shared.handed).toHaveLength(1);
    expect(await shared.state(id)).toBe('done');
    expect(await answers()).toBe(10);
    expect(JSON.stringify(await shared.drawn(id))).toContain('interrupted');
  });

  it('gives a file back when the program stops, and the next start goes on at once', async () => {
    shared = await sharedFiles(database);
    const id = await shared.share('F1', ANSWERS);
    await startImport(shared.shell(), id);
    shared.during = async () => {
      shared.during = async () => {};
      void shared.importer.stop();
    };
    await finish();
    expect(await shared.state(id)).toBe('running');
    expect(await answers()).toBe(0);
    const next = shared.replica();
    next.wake();
    await next.idle();
    expect(await shared.state(id)).toBe('done');
    expect(await answers()).toBe(10);
  });

  onceEnough(engine, () => {
    it('tells how far it is, at most every few seconds', async () => {
      shared = await sharedFiles(database);
      const rows = Array.from({ length: 15_000 }, (_, i) => `2026-10-01;${i % 11};id-${i};Rien à dire`);
      const id = await shared.share('F1', ['Date;NPS;Id;Commentaire', ...rows, ''].join('\n'));
      await startImport(shared.shell(), id);
      const before = shared.shell().now;
      const progress = new Set<string>();
      const looks: Promise<unknown>[] = [];
      shared.onDrawn = () => {
        const look = shared.drawn(id).then(({ summary }) => / · /.test(summary) && progress.add(summary));
        looks.push(look);
      };
      shared.tick(6_000);
      await finish();
      shared.tick(0);
      await Promise.all(looks);
      expect(progress.size).toBeGreaterThan(0);
      for (const each of progress) expect(each).toMatch(/^Importing “avis\.csv”… \d+% · [\d,]+ rows$/);
      const drawings = await database.db.delivery.count({
        where: { workspaceId: shared.shell().workspaceId, kind: 'import' },
      });
      const seconds = (shared.shell().now.getTime() - before.getTime()) / 1_000;
      expect(drawings).toBeLessThanOrEqual(4 + seconds / 5);
      expect((await shared.drawn(id)).summary).toContain('15,000 imported');
    }, 30_000);
  });

  onceEnough(engine, () => {
    it.each([
      ['is not there any more', null, 'deleted meanwhile', false],
      ['is another kind of file after all', '%PDF-1.7\n', 'neither a CSV file nor', false],
      ['is empty', '', 'first line', false],
    ])('says so when the file %s', async (_, content, why, mayTryAgain) => {
      shared = await sharedFiles(database);
      if (content === null) shared.during = async () => shared.shelf.clear();
      const id = await shared.share('F1', content ?? ANSWERS);
      expect(await shared.state(id)).toBe('failed');
      const drawn = await shared.drawn(id);
      expect(drawn.summary).toContain(why);
      expect(JSON.stringify(drawn).includes('import.again')).toBe(mayTryAgain);
    });

    it('says so when something broke, and reads the file again when asked to', async () => {
      shared = await sharedFiles(database);
      shared.during = () => Promise.reject(new Error('a disk is full'));
      const id = await shared.share('F1', ANSWERS);
      expect(JSON.stringify(await shared.drawn(id))).toContain('import.again');
      shared.during = async () => {};
      await tryAgain(shared.shell(), id);
      await finish();
      expect(await shared.state(id)).toBe('offered');
    });

    it('refuses what it does not read before fetching it, and another person’s file', async () => {
      shared = await sharedFiles(database);
      await expect(shared.share('F1', 'x', 'contrat.pdf')).rejects.toMatchObject(refused('import.kind'));
      const large = 'x'.repeat(50 * 1024 * 1024 + 1);
      await expect(shared.share('F2', large, 'avis.csv')).rejects.toMatchObject(refused('import.too-large'));
      expect(shared.fetched).toEqual([]);
      const id = await shared.share('F3', ANSWERS);
      const stranger = { ...shared.shell(), person: { ...shared.shell().person, id: 'somebody-else' } };
      await expect(startImport(stranger, id)).rejects.toMatchObject(refused('import.not-found'));
    });
  });
});

describe('in French', () => {
  it('says it in French', async () => {
    const shared = await sharedFiles(await freshDatabase('sqlite'), 'fr');
    const id = await shared.share('F1', ANSWERS);
    expect((await shared.drawn(id)).summary).toBe(
      'J’ai lu «\u00a0avis.csv\u00a0». 10 lignes peuvent être importées, 2 seraient refusées.',
    );
    await startImport(shared.shell(), id);
    shared.importer.wake();
    await shared.importer.idle();
    expect((await shared.drawn(id)).summary).toBe(
      '«\u00a0avis.csv\u00a0» est importé. 10 importées, 0 déjà là, 2 refusées.',
    );
    await shared.stop();
  });
});
