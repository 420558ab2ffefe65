// Taking an import back, on both engines: afterwards everything is as before.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCases } from '../../src/cases/open.ts';
import type { Database } from '../../src/database/client.ts';
import { contentFrom } from '../../src/delivery/content.ts';
import { enqueue } from '../../src/delivery/ledger.ts';
import { correctQuotes } from '../../src/erasure/correct.ts';
import { eraseCustomer } from '../../src/erasure/erase.ts';
import { eraseLate } from '../../src/erasure/late.ts';
import { latestBatches } from '../../src/feedback/batches/batch.ts';
import { guessFile, type ImportSummary, importFile } from '../../src/feedback/file.ts';
import { customerFingerprint } from '../../src/feedback/identity.ts';
import { searchFeedback } from '../../src/feedback/search/search.ts';
import { findSource, sourceForImport } from '../../src/feedback/sources/source.ts';
import { keysFrom } from '../../src/keys.ts';
import { saveMailRule } from '../../src/mail-in/rules.ts';
import { takeMail } from '../../src/mail-in/take.ts';
import { settleBatches } from '../../src/undoing/settle.ts';
import { beginUndo, finishUndo } from '../../src/undoing/undo.ts';
import { type Company, MONDAY, makeCompany } from '../cases/on-file.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';
import { kept } from '../harness/kept.ts';
import { kind } from '../harness/kinds.ts';
import { bytesOfMail, colleagues, forwarded } from '../mail-in/mails.ts';
import { dumpOf, hashOf } from './dump.ts';

const keys = keysFrom([Buffer.alloc(32, 7).toString('base64')]);
const HOUR_MS = 3_600_000;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portevoix-undo-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const row = (id: number, score: number, words: string, more = '') =>
  `${id};2026-11-08;${score};${words};client-${id}${more}`;
const HEAD = 'Response ID;Date;NPS;Comment;Customer';
const history = [HEAD, ...Array.from({ length: 700 }, (_, i) => row(i, i % 11, `Colis numéro ${i} arrivé`))];

onEachEngine((engine) => {
  describe('an import that is taken back', () => {
    let database: Database;
    let company: Company;
    let now: Date;
    const workspaceId = 'acme';
    beforeEach(async () => {
      database = await freshDatabase(engine);
      company = await makeCompany(database);
      now = new Date(MONDAY.getTime() + HOUR_MS);
    });

    const bring = async (
      lines: readonly string[],
      { name = 'Survey', replaces = false, file = 'answers.csv' } = {},
    ): Promise<ImportSummary> => {
      const path = join(folder, file);
      await writeFile(path, `${lines.join('\n')}\n`);
      const guess = await guessFile(path, { overrides: [], usualDateOrder: 'dmy' });
      const known = await findSource(database.db, workspaceId, name);
      const source = await sourceForImport(database, workspaceId, { name, heat: 'hot', now });
      const settings = { timeZone: 'Europe/Paris', now, locale: 'en', heat: null, keys } as const;
      const brought = { workspaceId, source, file: path, isNewSource: known === null };
      return importFile(database, brought, guess, {
        ...{ ...settings, keepOriginals: true },
        ...(replaces ? { replaces: correctQuotes } : {}),
      });
    };
    const undo = async (number: number) => {
      await beginUndo(database, workspaceId, number, { byId: null, now });
      return finishUndo({ database, workspaceId, now: () => now }, number);
    };
    const score = async (id: string) =>
      (await database.db.feedback.findUnique({ where: { workspaceId_id: { workspaceId, id } } }))?.score;

    it('leaves answers, index, source and all else as before, and can be imported again', async () => {
      await company.answer(MONDAY, { id: 'before', verbatim: 'Colis perdu', score: 2 });
      const before = await hashOf(database);
      const { batch, imported } = await bring(history);
      expect(imported).toBe(700);
      expect(await hashOf(database)).not.toBe(before);
      expect(await undo(batch)).toMatchObject({ state: 'undone', removed: 700, restored: 0 });
      expect(await hashOf(database)).toBe(before);
      expect(await bring(history)).toMatchObject({ imported: 700, duplicates: 0 });
    });

    it('keeps the source that it made where mails come in by it since', async () => {
      const { batch } = await bring(history.slice(0, 3), { name: 'E-mails' });
      const doer = { by: 'command-line', now } as const;
      const draft = { ...colleagues, source: 'E-mails' };
      expect(await saveMailRule(database, workspaceId, { shown: null, draft, formKey: 'rule', doer })).toBe(
        'saved',
      );
      await undo(batch);
      const clock = { now: () => now };
      const taken = await takeMail(
        { database, workspaceId, keys, keepOriginals: true, clock },
        bytesOfMail(forwarded()),
        { trusts: null },
      );
      expect(taken).toBe('taken');
    });

    it('touches no answer of another import, nor of another company', async () => {
      const first = await bring(history.slice(0, 300));
      const between = await hashOf(database);
      const second = await bring(history, { file: 'more.csv' });
      expect(second).toMatchObject({ imported: 401, duplicates: 299 });
      await undo(second.batch);
      expect(await hashOf(database)).toBe(between);
      await undo(first.batch);
      expect(await database.db.feedback.count()).toBe(0);
    });

    it('lists what is there with other content, which stays; --replace takes it, and undo gives it back', async () => {
      await bring([HEAD, row(1, 9, 'Très bien'), row(2, 3, 'Trop lent'), row(3, 5, 'Moyen')]);
      const before = await hashOf(database);
      const changed = [HEAD, row(1, 9, 'Très bien'), row(2, 8, 'Trop lent'), row(3, 5, 'Finalement bien')];
      const kept = await bring(changed, { file: 'changed.csv' });
      expect(kept).toMatchObject({ imported: 0, duplicates: 3, differing: 2, replaced: 0 });
      const listed = await readFile(kept.differs ?? '', 'utf8');
      expect(listed).toMatch(/3,NPS,stored with another score,2,/);
      expect(listed).toMatch(/4,Comment,stored with other words,3,/);
      await undo(kept.batch);
      expect(await hashOf(database)).toBe(before);
      const taken = await bring(changed, { file: 'changed.csv', replaces: true });
      expect(taken).toMatchObject({ imported: 0, duplicates: 1, replaced: 2, differs: null });
      const found = await searchFeedback(database, workspaceId, { words: 'finalement', now });
      expect(found.total).toBe(1);
      expect(await undo(taken.batch)).toMatchObject({ removed: 0, restored: 2 });
      expect(await hashOf(database)).toBe(before);
    });

    it('of responses with several scores and texts, replaces all of them and gives all of them back', async () => {
      const head =
        'Response ID;Date;How likely are you to recommend us? (0-10);How satisfied are you with the delivery? (1-5);What went well?;What could be better?;Customer';
      const file = (change: readonly [number, number, string, string]) => [
        head,
        ...Array.from({ length: 40 }, (_, i) =>
          [
            `R-${i}`,
            '2026-11-08',
            i % 11,
            1 + (i % 5),
            `Colis ${i} rapide`,
            `Carton ${i} abîmé`,
            `c-${i}`,
          ].join(';'),
        ),
        ['R-99', '2026-11-08', ...change, 'c-99'].join(';'),
      ];
      const nothing = await hashOf(database);
      const first = await bring(file([9, 5, 'Le livreur', 'La notice']));
      expect(first.imported).toBe(41);
      const { db } = database;
      expect([await db.feedbackScore.count(), await db.feedbackComment.count()]).toEqual([41, 41]);
      const before = await hashOf(database);
      const again = file([9, 1, 'Le livreur', 'Tout le reste']);
      const taken = await bring(again, { file: 'again.csv', replaces: true });
      expect(taken).toMatchObject({ imported: 0, duplicates: 40, replaced: 1 });
      const [found] = (await searchFeedback(database, workspaceId, { words: 'reste', now })).found;
      expect(found?.text).toContain('Tout le reste');
      expect(await db.feedbackScore.count({ where: { score: 1, feedbackId: found?.feedbackId ?? '' } })).toBe(
        1,
      );
      expect(await undo(taken.batch)).toMatchObject({ removed: 0, restored: 1 });
      expect(await hashOf(database)).toBe(before);
      await undo(first.batch);
      expect(await hashOf(database)).toBe(nothing);
    });

    it('of two that replaced the same answer, takes either back in any order', async () => {
      const first = await bring([HEAD, row(1, 1, 'Un colis')]);
      const second = await bring([HEAD, row(1, 2, 'Deux colis')], { replaces: true, file: 'b.csv' });
      const third = await bring([HEAD, row(1, 3, 'Trois colis')], { replaces: true, file: 'c.csv' });
      const scores = async () => (await database.db.feedback.findMany()).map((each) => each.score);
      await undo(second.batch);
      expect(await scores()).toEqual([3]);
      await undo(third.batch);
      expect(await scores()).toEqual([1]);
      const fourth = await bring([HEAD, row(1, 4, 'Quatre colis')], { replaces: true, file: 'd.csv' });
      await undo(first.batch);
      expect(await scores()).toEqual([4]);
      await undo(fourth.batch);
      expect(await scores()).toEqual([]);
      expect(await database.db.formerAnswer.count()).toBe(0);
    });

    it('edits the messages that quoted its answers, and those that came to quote them meanwhile', async () => {
      const { batch } = await bring([HEAD, row(1, 1, 'Trois fois la même pièce')]);
      const [answer] = await database.db.feedback.findMany();
      const quoting = (at: string) =>
        enqueue(database.db, {
          workspaceId,
          kind: kind('digest'),
          address: at,
          message: {
            summary: 'Digest',
            blocks: [{ kind: 'quote', text: 'Trois fois la même pièce', of: answer?.id ?? '' }],
          },
          locale: 'fr',
          now,
        });
      const posted = await quoting('slack:C9');
      await database.db.delivery.updateMany({ where: { id: posted }, data: { state: 'sent' } });
      expect(await undo(batch)).toMatchObject({ removed: 1, edited: 1 });
      await quoting('slack:C10');
      await eraseLate(database, workspaceId, now);
      const all = await database.db.delivery.findMany();
      expect(JSON.stringify(all)).not.toContain('Trois fois');
      const edit = all.find(({ replaces }) => replaces === posted);
      expect(edit && JSON.stringify(contentFrom(edit).message)).toContain(
        'l’import qui les avait apportés a été retiré',
      );
    });

    it('takes the cases along that only it opened, and leaves those that somebody took up', async () => {
      await company.rule();
      await company.answer(MONDAY, { id: 'old', customer: 'hash-old', score: 1, verbatim: 'Panne' });
      const before = await hashOf(database);
      const { batch } = await bring([HEAD, row(1, 1, 'Rien ne marche'), row(2, 2, 'Personne ne répond')]);
      await openCases({ database, workspace: company.workspace, now });
      expect(await company.cases()).toHaveLength(3);
      await undo(batch);
      expect(await hashOf(database)).toBe(before);
      const again = await bring([HEAD, row(1, 1, 'Rien ne marche'), row(2, 2, 'Personne ne répond')]);
      await openCases({ database, workspace: company.workspace, now });
      const [, , taken] = await company.cases();
      await database.db.caseEvent.create({
        data: { workspaceId, caseId: taken?.id ?? '', position: 1, kind: 'taken', actorId: 'nadia', at: now },
      });
      await undo(again.batch);
      expect((await company.cases()).map(({ id }) => id)).toEqual([expect.anything(), taken?.id]);
    });

    it('brings back no words that a customer asked to erase, neither with undo nor with the file again', async () => {
      await bring([HEAD, row(1, 1, 'Avant'), row(2, 2, 'Autre')]);
      const replaced = await bring([HEAD, row(1, 4, 'Après'), row(3, 5, 'Nouveau')], {
        replaces: true,
        file: 'b.csv',
      });
      for (const customer of ['client-1', 'client-3']) {
        const hash = customerFingerprint(keys, workspaceId, customer);
        await eraseCustomer(database, workspaceId, [hash], { kept, now });
      }
      await undo(replaced.batch);
      expect((await dumpOf(database)).join('\n')).not.toMatch(/Avant|Après|Nouveau/);
      expect((await bring([HEAD, row(3, 5, 'Nouveau')], { file: 'c.csv' })).imported).toBe(1);
      expect((await dumpOf(database)).join('\n')).not.toMatch(/Avant|Après|Nouveau/);
    });

    it('is taken back by the next start where its process died, and goes on where the file comes again', async () => {
      const before = await hashOf(database);
      const stopping = { ...database };
      const { batch } = await bring(history);
      const mark = (data: object) =>
        database.db.batch.update({ where: { workspaceId_number: { workspaceId, number: batch } }, data });
      const undoing = { database: stopping, workspaceId, now: () => now };
      await database.db.feedback.deleteMany({ where: { workspaceId, score: { gt: 5 } } });
      await mark({ state: 'running', imported: await database.db.feedback.count(), beatAt: now });
      expect(await settleBatches(undoing)).toEqual([]);
      expect(await bring(history)).toMatchObject({ batch, imported: 700, duplicates: 0 });
      expect(await latestBatches(database.db, workspaceId, { sourceId: null, most: null })).toHaveLength(1);
      await mark({ state: 'running', beatAt: now });
      now = new Date(now.getTime() + 61_000);
      expect(await settleBatches(undoing)).toMatchObject([{ number: batch, state: 'undone', removed: 700 }]);
      expect(await hashOf(database)).toBe(before);
    });

    it('refuses the rest of an import that is taken back while it runs', async () => {
      const lines = history.slice(0, 50);
      const { batch } = await bring(lines);
      await database.db.batch.update({
        where: { workspaceId_number: { workspaceId, number: batch } },
        data: { state: 'running' },
      });
      await beginUndo(database, workspaceId, batch, { byId: null, now });
      const { intoFile } = await import('../../src/feedback/batches/batch.ts');
      await expect(
        intoFile({ workspaceId, number: batch }, { now: () => now })(database.db),
      ).rejects.toMatchObject({
        code: 'imports.takenBack',
      });
      expect(await score('none')).toBeUndefined();
    });
  });
});
