import { beforeEach, describe, expect, it } from 'vitest';
import { type Database, transact } from '../../src/database/client.ts';
import { placeKey } from '../../src/delivery/ledger.ts';
import { heard } from '../../src/handlers/suggestions/heard.ts';
import { addressOf, type Person, setAway } from '../../src/people/person.ts';
import { act } from '../../src/suggestions/answer.ts';
import { passOnAbsent } from '../../src/suggestions/promise/pass-on.ts';
import { submitSuggestion } from '../../src/suggestions/submit.ts';
import { suggestionById } from '../../src/suggestions/suggestion.ts';
import { openTopics, saveTopic } from '../../src/suggestions/topics.ts';
import { somebody } from '../audit/somebody.ts';
import { type CompanyDesk, now, openCompanyDesk } from '../handlers/company-desk.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';

onAnyEngine((engine) => {
  describe('an idea and who openly proposed it', () => {
    let database: Database;
    let desk: CompanyDesk;
    beforeEach(async () => {
      database = await freshDatabase(engine);
      desk = await openCompanyDesk(database, 'en');
    });

    const shell = async (at = now) => {
      return { database, keys: desk.kit.keys, workspace: await desk.workspace(), now: at };
    };
    const topicOf = async (owners: readonly Person[]) => {
      const draft = { nameFr: 'Facturation', nameEn: 'Billing', replyDays: null, sponsorId: desk.karim.id };
      const ownerIds = owners.map(({ id }) => id);
      await transact(database, (tx) =>
        saveTopic(tx, desk.workspaceId, { ...draft, ownerIds }, null, somebody),
      );
      return (await openTopics(database.db, desk.workspaceId))[0]?.id ?? '';
    };
    const propose = async (author: Person, topicId: string, anonymous = false) => {
      const idea = { author, title: 'Number the lines', details: '', topicId, anonymous, link: null };
      return submitSuggestion(await shell(), { ...idea, formKey: 'form' });
    };
    const ownerOf = async (id: string) =>
      (await suggestionById(database.db, desk.workspaceId, id))?.owner?.id ?? null;
    const lettersTo = async ({ id, ...person }: Person) => {
      const letters = await database.db.delivery.findMany({ where: { address: addressOf({ ...person }) } });
      return letters.map(({ kind }) => kind);
    };

    it('goes past its author to the next owner, and to the admins where nobody else is', async () => {
      const { karim, nadia, ines } = desk;
      const both = await propose(karim, await topicOf([karim, ines]));
      expect(both.owner?.id).toBe(ines.id);
      await setAway(database.db, ines, new Date('2026-12-09T09:00:00Z'));
      await passOnAbsent(await shell(), async (person) => person);
      expect(await ownerOf(both.row.id)).toBe(ines.id);
      await database.db.topicOwner.deleteMany({ where: { personId: ines.id } });
      await database.db.person.updateMany({ where: { id: ines.id }, data: { isActive: false } });
      await passOnAbsent(await shell(), async (person) => person);
      expect(await ownerOf(both.row.id)).toBeNull();
      expect(await lettersTo(nadia)).toContain('suggestion.nobody');
    });

    it('is nobody’s when only its author answers for the topic, and the admins hear of it', async () => {
      const { row, owner } = await propose(desk.karim, await topicOf([desk.karim]));
      expect(owner).toBeNull();
      expect(await lettersTo(desk.nadia)).toEqual(['suggestion.nobody']);
      expect(await ownerOf(row.id)).toBeNull();
    });

    it('goes to its author as to anybody where the author is hidden: else it would tell who that is', async () => {
      const { owner } = await propose(desk.karim, await topicOf([desk.karim]), true);
      expect(owner?.id).toBe(desk.karim.id);
    });

    it('is not handed over to its author', async () => {
      const { row } = await propose(desk.karim, await topicOf([desk.ines]));
      const handOver = { suggestionId: row.id, actor: desk.ines, act: 'reassign', to: desk.karim } as const;
      const refused = act(await shell(), { ...handOver, text: 'It is yours' });
      await expect(refused).rejects.toMatchObject({ code: 'hand-over.author' });
    });

    it('has no answer in its author’s own words, whatever else they are: owner, sponsor, admin', async () => {
      const topicId = await topicOf([desk.karim, desk.ines]);
      const { row } = await propose(desk.karim, topicId);
      await database.db.person.updateMany({ where: { id: desk.karim.id }, data: { isAdmin: true } });
      const asAdmin = { ...desk.karim, isAdmin: true };
      for (const each of ['reply', 'plan', 'complete', 'decline', 'acknowledge'] as const) {
        const text = each === 'acknowledge' ? '' : 'So I will';
        const said = act(await shell(), { suggestionId: row.id, actor: asAdmin, act: each, text });
        await expect(said, each).rejects.toMatchObject({ code: 'suggestion.own-words' });
      }
      const after = await suggestionById(database.db, desk.workspaceId, row.id);
      expect(after?.row.waitingSince).not.toBeNull();
      expect(after?.row.firstReplyAt).toBeNull();
    });

    it('is passed on when its author and its owner turn out to be one person', async () => {
      const { row } = await propose(desk.karim, await topicOf([desk.nadia, desk.ines]));
      expect(await ownerOf(row.id)).toBe(desk.nadia.id);
      await database.db.suggestion.updateMany({ data: { authorId: desk.nadia.id } });
      await passOnAbsent(await shell(), async (person) => person);
      expect(await ownerOf(row.id)).toBe(desk.ines.id);
    });

    it('has no answer in a mark under its card: the owner is told what is missing, and the clock goes on', async () => {
      const { row } = await propose(desk.karim, await topicOf([desk.ines]));
      const card = await database.db.delivery.findFirstOrThrow({
        where: { kind: 'suggestion.card', address: addressOf(desk.ines) },
      });
      const where = { workspaceId_id: { workspaceId: desk.workspaceId, id: card.id } };
      const root = { channel: 'D3', id: '1.1' };
      await database.db.delivery.update({
        where,
        data: { state: 'sent', remote: JSON.stringify(root), place: placeKey(desk.kit.keys, 'slack', root) },
      });
      for (const [i, [text, spoken]] of [
        ['👍'],
        [':+1:'],
        ['…'],
        ['ok'],
        ['@Karim Haddad ok', ' ok'],
      ].entries()) {
        const said = heard(await desk.ask({ asker: desk.ines }), {
          change: 'written',
          text: text ?? '',
          ...(spoken === undefined ? {} : { spoken }),
          message: { channel: 'D3', id: `2.${i}` },
          under: root,
          isAddressed: true,
          files: [],
        });
        await expect(said, text).rejects.toMatchObject({ code: 'suggestion.too-few-words' });
      }
      const after = await suggestionById(database.db, desk.workspaceId, row.id);
      expect(after?.row.waitingSince).not.toBeNull();
      expect((await lettersTo(desk.karim)).filter((kind) => kind === 'suggestion.replied')).toEqual([]);
      // Nor does an answer become a mark afterwards.
      const message = { channel: 'D3', id: '3.1' };
      const there = { message, under: root, isAddressed: true, files: [] } as const;
      const answer = { ...there, change: 'written', text: 'Yes, in January' } as const;
      await heard(await desk.ask({ asker: desk.ines }), answer);
      const marked = heard(await desk.ask({ asker: desk.ines }), { ...answer, change: 'edited', text: '👍' });
      await expect(marked).rejects.toMatchObject({ code: 'suggestion.keeps-its-words' });
    });
  });
});
