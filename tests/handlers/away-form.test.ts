import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src/clock.ts';
import { type Database, transact } from '../../src/database/client.ts';
import { awayBlocks, awayForm, comeBack, openAway } from '../../src/handlers/away.ts';
import type { FormValues } from '../../src/messages/form.ts';
import type { Block } from '../../src/messages/message.ts';
import type { Person } from '../../src/people/person.ts';
import { openTopics, saveTopic } from '../../src/suggestions/topics.ts';
import { somebody } from '../audit/somebody.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { type CompanyDesk, now, openCompanyDesk } from './company-desk.ts';

const said = {
  fr: {
    away: 'Vous êtes de retour le mardi 24 novembre\u202f; d’ici là, vos idées passent au responsable suivant.',
    buttons: ['Je suis de retour', 'Changer la date'],
    leave: ['Je m’absente…'],
    empty: 'Choisissez le jour de votre retour.',
    missing: 'Le 29 février 2027 n’existe pas. Choisissez une date dans le calendrier.',
    range: 'Choisissez un jour entre le mardi 10 novembre 2026 et le mardi 9 novembre 2027.',
    rangeThere: 'Choisissez un jour entre le mercredi 11 novembre 2026 et le mercredi 10 novembre 2027.',
  },
  en: {
    away: 'You are back on Tuesday 24 November; until then, your ideas go to the next owner.',
    buttons: ['I am back', 'Change the date'],
    leave: ['I will be away…'],
    empty: 'Choose the day on which you are back.',
    missing: '29 February 2027 does not exist. Choose a date from the calendar.',
    range: 'Choose a day from Tuesday 10 November 2026 to Tuesday 9 November 2027.',
    rangeThere: 'Choose a day from Wednesday 11 November 2026 to Wednesday 10 November 2027.',
  },
};

const labels = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons.map((button) => button.label) : []));

onAnyEngine((engine) => {
  // Many companies in one database.
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(engine);
  });

  describe.each(['fr', 'en'] as const)('being away, said in %s', (locale) => {
    let desk: CompanyDesk;
    const say = said[locale];
    beforeEach(async () => {
      desk = await openCompanyDesk(database, locale, newId());
    });

    const until = async ({ id }: Person) =>
      (
        await desk.kit.database.db.person.findUniqueOrThrow({
          where: { workspaceId_id: { workspaceId: desk.workspaceId, id } },
        })
      ).awayUntil;
    const submit = async (values: FormValues, about: { asker?: Person; at?: Date } = {}) =>
      awayForm.submit(await desk.ask(about), { key: 'k' }, values);
    const own = async (ownerIds: readonly string[]) => {
      const draft = { nameFr: 'F', nameEn: 'B', replyDays: null, ownerIds };
      await transact(desk.kit.database, (tx) => saveTopic(tx, desk.workspaceId, draft, null, somebody));
      return openTopics(desk.kit.database.db, desk.workspaceId);
    };

    it('lasts until the day back begins where the person is', async () => {
      expect(await submit({ back: '2026-11-24' }, { asker: desk.karim })).toMatchObject({
        kind: 'done',
        told: say.away,
      });
      expect(await until(desk.karim)).toEqual(new Date('2026-11-23T23:00:00Z'));
      expect(await submit({ back: '2026-11-24' }, { asker: desk.ines })).toMatchObject({ kind: 'done' });
      expect(await until(desk.ines)).toEqual(new Date('2026-11-23T11:00:00Z'));
      expect(await until(desk.nadia)).toBeNull();
    });

    it.each<[string | null, 'empty' | 'missing' | 'range']>([
      [null, 'empty'],
      ['2027-02-29', 'missing'],
      ['2026-11-08', 'range'],
      ['2026-11-09', 'range'],
      ['2027-11-10', 'range'],
    ])('is refused at the date %s', async (back, key) => {
      expect(await submit({ back })).toEqual({ kind: 'errors', errors: { back: say[key] } });
      expect(await until(desk.nadia)).toBeNull();
    });

    it.each(['2026-11-10', '2027-11-09'])('can be until %s', async (back) => {
      expect(await submit({ back })).toMatchObject({ kind: 'done' });
    });

    it('counts days where the person is', async () => {
      // In Auckland it is already the 10th.
      const at = new Date('2026-11-09T12:00:00Z');
      expect(await submit({ back: '2026-11-10' }, { asker: desk.ines, at })).toEqual({
        kind: 'errors',
        errors: { back: say.rangeThere },
      });
      expect(await submit({ back: '2026-11-10' }, { at })).toMatchObject({ kind: 'done' });
    });

    it('opens again with the day that was said, until that has passed', async () => {
      await submit({ back: '2026-11-24' }, { asker: desk.ines });
      const initial = async (at: Date) => {
        const reply = await openAway(await desk.ask({ asker: desk.ines, at }));
        const [field] = reply.kind === 'open' ? reply.form.fields : [];
        return field?.kind === 'date' ? field.initial : 'no date';
      };
      expect(await initial(now)).toBe('2026-11-24');
      expect(await initial(new Date('2026-11-23T11:00:00Z'))).toBeUndefined();
    });

    it('is offered in App Home to owners of open topics, and to nobody else', async () => {
      const home = async (asker: Person) => labels(await awayBlocks(await desk.ask({ asker })));
      await own([desk.karim.id]);
      expect(await home(desk.karim)).toEqual(say.leave);
      expect(await home(desk.ines)).toEqual([]);
      await desk.kit.database.db.topic.updateMany({ data: { archivedAt: now } });
      expect(await home(desk.karim)).toEqual([]);
    });

    it('is offered to whom an idea waits for, without a topic of theirs', async () => {
      const home = async () => labels(await awayBlocks(await desk.ask({ asker: desk.ines })));
      const { db } = desk.kit.database;
      const row = { workspaceId: desk.workspaceId, topicId: 't', ownerId: desk.ines.id, status: 'received' };
      const times = { submittedAt: now, firstDueAt: now, dueAt: now };
      const text = { title: 'T', details: '', formKey: 'k' };
      await db.suggestion.create({ data: { id: 's', number: 1, ...row, ...times, ...text } });
      expect(await home()).toEqual([]);
      await db.suggestion.updateMany({ data: { waitingSince: now } });
      expect(await home()).toEqual(say.leave);
    });

    it('stands in App Home with its end, which a press brings about', async () => {
      await submit({ back: '2026-11-24' });
      expect(await awayBlocks(await desk.ask())).toEqual([
        { kind: 'text', text: say.away },
        expect.objectContaining({ kind: 'buttons' }),
      ]);
      expect(labels(await awayBlocks(await desk.ask()))).toEqual(say.buttons);
      const reply = await comeBack(await desk.ask());
      const drawn = reply.kind === 'home' ? labels(reply.message.blocks) : [];
      expect(drawn.length).toBeGreaterThan(0);
      expect(drawn).not.toContain(say.buttons[0]);
      expect(await until(desk.nadia)).toBeNull();
    });

    it('is over by itself on the day back', async () => {
      await own([desk.nadia.id]);
      await submit({ back: '2026-11-24' });
      const at = async (instant: string) =>
        labels(await awayBlocks(await desk.ask({ at: new Date(instant) })));
      expect(await at('2026-11-23T22:59:59Z')).toEqual(say.buttons);
      expect(await at('2026-11-23T23:00:00Z')).toEqual(say.leave);
    });
  });
});
