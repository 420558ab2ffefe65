// Promises by the menu alone: what everybody reads, what admins write, what the form refuses and how, and the action that grows from one that is missed.
import { beforeAll, describe, expect, it } from 'vitest';
import { menu } from '../../src/handlers/index.ts';
import type { Reply, SubmitReply } from '../../src/handlers/request.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { type FormValues, type FormView, firstValues } from '../../src/messages/form.ts';
import { messageOf } from '../../src/messages/message.ts';
import { plainText } from '../../src/messages/plain.ts';
import { promisesSection } from '../../src/promises/section.ts';
import { onAnyEngine } from '../harness/database.ts';
import { addAnswered } from '../promises/on-file.ts';
import { type Desk, freshDesk, now } from './desk.ts';

const QUESTION = 'Livré à temps ?';

onAnyEngine((engine) => {
  const ask = (desk: Desk, name: string, about: Parameters<Desk['ask']>[0] = {}) => {
    const run = menu.actions[name];
    if (!run) throw new Error(`no ask ${name}`);
    return run(desk.ask(about));
  };
  const said = (reply: Reply | SubmitReply, locale: Locale) => {
    if (reply.kind === 'say') return plainText(reply.message, locale);
    if (reply.kind === 'done') return plainText(messageOf(reply.told), locale);
    throw new Error(`nothing was said: ${JSON.stringify(reply)}`);
  };
  const opened = async (desk: Desk, name: string, subject?: string): Promise<FormView> => {
    const reply = await ask(desk, name, subject === undefined ? {} : { subject });
    if (reply.kind !== 'open') throw new Error(`no form, but ${JSON.stringify(reply)}`);
    return reply.form;
  };
  const send = (desk: Desk, form: FormView, given: FormValues): Promise<SubmitReply> => {
    const entry = menu.forms.find(({ name }) => name === form.form);
    if (!entry) throw new Error('no form');
    return entry.submit(desk.ask(), form.state, { ...firstValues(form.fields), ...given });
  };
  const optionOf = (form: FormView, field: string, label: string): string => {
    const found = form.fields.find(({ name }) => name === field);
    const options = found?.kind === 'choice' ? found.options : [];
    const option = options.find((each) => each.label.includes(label));
    if (!option) throw new Error(`no option ${label} among ${options.map((each) => each.label).join(', ')}`);
    return option.value;
  };
  const late = async (desk: Desk, { yes, partly = 0, no }: { yes: number; partly?: number; no: number }) => {
    const answered = async (count: number, value: string) => {
      const of = { segments: { [QUESTION]: value } };
      if (count > 0) await addAnswered(desk.kit.database, desk.workspace.id, count, of, now);
    };
    await answered(yes, 'Oui');
    await answered(partly, 'En partie');
    await answered(no, 'Non');
  };
  const addLate = async (desk: Desk): Promise<string> => {
    const form = await opened(desk, 'promise.add');
    const known = optionOf(form, 'known', QUESTION);
    const values = { sentence: 'Livré en deux jours', touchpoint: 'delivery', known, target: '90 %' };
    expect((await send(desk, form, values)).kind).toBe('done');
    const made = await desk.kit.database.db.promiseVersion.findFirstOrThrow({
      where: { workspaceId: desk.workspace.id, sentence: 'Livré en deux jours' },
    });
    return made.promiseId;
  };

  describe.each([
    [
      'en',
      '⚠️ Not kept: “Livré en deux jours” · Delivery',
      '50% say yes (between 37% and 63%), 100 answers; promised: at least 90%. 20 more say partly.',
      /Partly: missed by less than matters/,
    ],
    [
      'fr',
      '⚠️ Non tenue : « Livré en deux jours » · Livraison',
      '50 % répondent oui (entre 37 % et 63 %), 100 réponses ; promis : au moins 90 %. 20 autres répondent en partie.',
      /manquée d’un écart qui ne compte pas/,
    ],
  ] as const)('in %s', (locale, head, facts, method) => {
    it('a promise known by a column of a file is added, shown with what became of it, and told how that is said', async () => {
      const desk = await freshDesk(engine, locale);
      await late(desk, { yes: 50, partly: 20, no: 30 });
      await addLate(desk);
      const read = said(await ask(desk, 'promises'), locale).replaceAll(/[\u00a0\u202f]/g, ' ');
      expect(read).toContain(head);
      expect(read).toContain(facts);
      expect(read).toMatch(method);
      // What is missed comes before what is not known yet.
      expect(read.indexOf(head)).toBeLessThan(read.indexOf('Delivered within three days'));
    });
  });

  // Nothing of what is refused is stored: one desk for all.
  let desks: Readonly<Record<Locale, Desk>>;
  beforeAll(async () => {
    desks = { en: await freshDesk(engine, 'en'), fr: await freshDesk(engine, 'fr') };
  });
  const fine = { sentence: 'Rappelé', touchpoint: 'get-help', known: 'csat', target: '90' };
  it.each([
    ['en', { target: '120' }, 'target', '“120” is no number from 0 to 100, in %.'],
    ['en', { known: 'nps', target: 'much' }, 'target', '“much” is no number from -100 to 100.'],
    ['en', { known: 'nps', target: '30 %' }, 'target', '“30 %” is no number from -100 to 100.'],
    ['en', { known: 'nps', target: '/30' }, 'target', '“/30” is no number from -100 to 100.'],
    ['en', { known: 'ces', target: '' }, 'target', 'Write a number from 1 to 7.'],
    [
      'en',
      { known: 'ces', target: '5.125' },
      'target',
      '“5.125” has too many decimals: write a number from 1 to 7, with two decimals at most.',
    ],
    [
      'en',
      { target: `9${'0'.repeat(60)}` },
      'target',
      `“9${'0'.repeat(38)}…” is no number from 0 to 100, in %.`,
    ],
    ['en', { known: '' }, 'known', 'Choose a figure or a question.'],
    ['en', { known: 'no such question' }, 'known', 'No answer has this question any more.'],
    ['en', { touchpoint: '' }, 'touchpoint', 'Choose where it is kept, or not.'],
    [
      'en',
      { touchpoint: 'the moon' },
      'touchpoint',
      '“the moon” is no touchpoint of the customers’ way any more. Choose another one.',
    ],
    ['en', { sentence: '' }, 'sentence', 'Please write something here.'],
    ['en', { sentence: 'x'.repeat(151) }, 'sentence', 'This has 151 characters; 150 at most.'],
    ['en', { sentence: '🎉' }, 'sentence', 'Write it with letters or digits'],
    ['fr', { target: '-3' }, 'target', '« -3 » n’est pas un nombre de 0 à 100, en %.'],
    ['fr', { known: 'ces', target: '8' }, 'target', '« 8 » n’est pas un nombre de 1 à 7.'],
    ['fr', { known: 'nps', target: '1000' }, 'target', '« 1000 » n’est pas un nombre de -100 à 100.'],
    ['fr', { known: 'nps', target: '' }, 'target', 'Écrivez un nombre de -100 à 100.'],
    [
      'fr',
      { target: '97,125 %' },
      'target',
      '« 97,125 % » a trop de décimales : écrivez un nombre de 0 à 100, en %, avec deux décimales au plus.',
    ],
    ['fr', { known: '' }, 'known', 'Choisissez un chiffre ou une question.'],
    ['fr', { known: 'autre' }, 'known', 'Plus aucune réponse ne comporte cette question.'],
    ['fr', { touchpoint: '' }, 'touchpoint', 'Choisissez où elle est tenue, ou non.'],
    ['fr', { touchpoint: 'lune' }, 'touchpoint', '« lune » n’est plus une étape du parcours client.'],
    ['fr', { sentence: 'x'.repeat(151) }, 'sentence', 'Il y a 151 caractères ; 150 au plus.'],
  ] as const)(
    'in %s %j is refused at %s, by what was written and what may be',
    async (locale, given, field, problem) => {
      const desk = desks[locale];
      const reply = await send(desk, await opened(desk, 'promise.add'), { ...fine, ...given });
      if (reply.kind !== 'errors') throw new Error(reply.kind);
      expect(Object.keys(reply.errors)).toEqual([field]);
      expect(reply.errors[field]?.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain(problem);
    },
  );

  it('one whose touchpoint was retired meanwhile keeps it, and no new one takes it', async () => {
    const desk = await freshDesk(engine, 'en');
    const form = await opened(desk, 'promise.add');
    expect((await send(desk, form, { ...fine, touchpoint: 'pay' })).kind).toBe('done');
    const { workspace, kit } = desk;
    const { db } = kit.database;
    const { promiseId } = await db.promiseVersion.findFirstOrThrow({
      where: { workspaceId: workspace.id, touchpoint: 'pay' },
    });
    const paying = { workspaceId: workspace.id, id: 'pay', lane: 'customers', isRetired: true };
    await db.touchpoint.create({ data: { ...paying, nameEn: 'Paying', nameFr: 'Paiement' } });
    const again = await opened(desk, 'promise.edit', promiseId);
    expect((await send(desk, again, { sentence: 'Two ways to pay' })).kind).toBe('done');
    expect(await send(desk, await opened(desk, 'promise.add'), { ...fine, touchpoint: 'pay' })).toMatchObject(
      {
        kind: 'errors',
        errors: { touchpoint: expect.stringContaining('“Paying” is no touchpoint') },
      },
    );
  });

  it.each([
    ['90', 'csat', 0.9],
    ['90 %', 'csat', 0.9],
    ['97,5', 'csat', 0.975],
    ['-10', 'nps', -10],
    ['−10', 'nps', -10],
    ['5,5', 'ces', 5.5],
    ['5.5', 'ces', 5.5],
  ] as const)(
    'a target written %j of %s is %d, and is offered again as it was',
    async (written, known, value) => {
      const desk = await freshDesk(engine, 'en');
      const form = await opened(desk, 'promise.add');
      const values = { sentence: 'Called back', touchpoint: 'get-help', known, target: written };
      expect((await send(desk, form, values)).kind).toBe('done');
      const made = await desk.kit.database.db.promiseVersion.findFirstOrThrow({
        where: { workspaceId: desk.workspace.id, sentence: 'Called back' },
      });
      expect(made.known).toMatchObject({ metric: known, target: { bound: 'at-least', value } });
      const again = await opened(desk, 'promise.edit', made.promiseId);
      expect((await send(desk, again, {})).kind).toBe('done');
      expect(
        await desk.kit.database.db.promiseVersion.count({
          where: { promiseId: made.promiseId, workspaceId: desk.workspace.id },
        }),
      ).toBe(1);
    },
  );

  it('a question is of no group and of no heat: that is said at the field', async () => {
    const desk = await freshDesk(engine, 'en');
    await late(desk, { yes: 5, no: 5 });
    const form = await opened(desk, 'promise.add');
    const known = optionOf(form, 'known', QUESTION);
    const values = { sentence: 'In time', touchpoint: 'delivery', known, target: '90', heat: 'hot' };
    expect(await send(desk, form, values)).toMatchObject({
      kind: 'errors',
      errors: { heat: expect.stringContaining('counted wherever it was asked') },
    });
  });

  it('one that is missed becomes at most two actions that go on, at its touchpoint', async () => {
    const desk = await freshDesk(engine, 'en');
    await late(desk, { yes: 50, no: 50 });
    const subject = `promise:${await addLate(desk)}`;
    for (const title of ['Ring before', 'Change the carrier']) {
      const form = await opened(desk, 'plan.add', subject);
      expect(JSON.stringify(form.intro)).toContain('the promise “Livré en deux jours”');
      expect((await send(desk, form, { title, owner: ['slack:U1'] })).kind).toBe('done');
    }
    await expect(opened(desk, 'plan.add', subject)).rejects.toMatchObject({
      code: 'plan.enough-from-promise',
    });
    const { db } = desk.kit.database;
    const grown = await db.action.findMany({
      where: { workspaceId: desk.workspace.id, origins: { some: { kind: 'promise' } } },
    });
    expect(grown.map(({ touchpoint }) => touchpoint)).toEqual(['delivery', 'delivery']);
  });

  it('an action that grows from a missed figure should move that figure', async () => {
    const desk = await freshDesk(engine, 'en');
    const form = await opened(desk, 'plan.add', `promise:${desk.subjects['promise']}`);
    const moves = form.fields.find(({ name }) => name === 'moves');
    expect(moves).toMatchObject({ initial: 'csat up' });
  });

  it.each([
    ['at-least', 'up', 'Expected: more yes to “Livré à temps ?”', 'More yes to “Livré à temps ?”'],
    ['at-most', 'down', 'Expected: fewer yes or partly to “Livré à temps ?”', 'Fewer yes or partly to'],
  ] as const)(
    'an action that grows from a promise of %s by question should move what is answered to it',
    async (bound, direction, expected, offered) => {
      const desk = await freshDesk(engine, 'en');
      await late(desk, { yes: 50, no: 50 });
      const added = await opened(desk, 'promise.add');
      const known = optionOf(added, 'known', QUESTION);
      const target = bound === 'at-least' ? '90' : '10';
      const values = { sentence: 'In time', touchpoint: 'delivery', known, target, bound };
      expect((await send(desk, added, values)).kind).toBe('done');
      const { db } = desk.kit.database;
      const workspaceId = desk.workspace.id;
      const { promiseId } = await db.promiseVersion.findFirstOrThrow({
        where: { workspaceId, sentence: 'In time' },
      });
      const form = await opened(desk, 'plan.add', `promise:${promiseId}`);
      expect(form.fields.find(({ name }) => name === 'moves')).toMatchObject({
        initial: `question ${direction}`,
      });
      expect(optionOf(form, 'moves', offered)).toBe(`question ${direction}`);
      const title = 'Ring before';
      const grouped = { title, segments: 'Pays=Belgique' };
      expect(await send(desk, form, grouped)).toMatchObject({
        kind: 'errors',
        errors: { moves: 'A question is counted of all who answered it: leave the group out.' },
      });
      expect((await send(desk, form, { title })).kind).toBe('done');
      const action = await db.action.findFirstOrThrow({ where: { workspaceId, title } });
      expect(action.moves).toEqual({ question: QUESTION, direction });
      expect(said(await ask(desk, 'action.view', { subject: action.id }), 'en')).toContain(expected);
      const edit = await opened(desk, 'action.edit', action.id);
      expect((await send(desk, edit, { title: 'Ring an hour before' })).kind).toBe('done');
      const kept = await db.action.findFirstOrThrow({ where: { workspaceId, id: action.id } });
      expect(kept).toMatchObject({ title: 'Ring an hour before', moves: { question: QUESTION, direction } });
      const figure = await opened(desk, 'action.edit', action.id);
      expect((await send(desk, figure, { moves: 'csat up' })).kind).toBe('done');
      expect((await db.action.findFirstOrThrow({ where: { workspaceId, id: action.id } })).moves).toEqual({
        metric: 'csat',
        direction: 'up',
      });
    },
  );

  describe('in digests', () => {
    const period = (from: string, to: string) => ({ from: new Date(from), to: new Date(to) });
    const gathered = async (
      desk: Desk,
      { from, to }: { from: Date; to: Date },
      touchpoints: string[] = [],
    ) => {
      const { db } = desk.kit.database;
      return promisesSection.gather({
        ...{ db, workspace: desk.workspace, from, to, filters: { touchpoints }, called: new Map() },
      } as never);
    };
    const reader = { locale: 'en', timeZone: 'Europe/Paris', channel: null } as const;

    it('they are told in the first one after a month began, by the 90 days before it, and in no other', async () => {
      const desk = await freshDesk(engine, 'en');
      await late(desk, { yes: 50, no: 50 });
      const id = await addLate(desk);
      expect(await gathered(desk, period('2026-11-23T08:00:00Z', '2026-11-30T08:00:00Z'))).toBeNull();
      const said1 = await gathered(desk, period('2026-11-30T08:00:00Z', '2026-12-07T08:00:00Z'));
      expect(said1).toMatchObject({ at: '2026-11-30T23:00:00.000Z' });
      expect(promisesSection.isNews(said1, reader)).toBe(true);
      const read = promisesSection.view(said1, reader);
      expect(JSON.stringify(read)).toContain('Not kept: “Livré en deux jours”');
      expect(JSON.stringify(read)).toContain(`promise:${id}`);
      // Of the one of which nothing is known there is nothing to read but in the thread.
      expect(JSON.stringify(read)).not.toContain('Delivered within three days');
      expect(JSON.stringify(promisesSection.details(said1, reader))).toContain('Delivered within three days');
      expect(
        await gathered(desk, period('2026-11-30T08:00:00Z', '2026-12-07T08:00:00Z'), ['pay']),
      ).toBeNull();
      await ask(desk, 'promise.end', { subject: id });
      const left = await promisesSection.stands(desk.kit.database.db, desk.workspace.id, said1);
      expect(JSON.stringify(left)).not.toContain('Livré en deux jours');
    });

    it('one that is kept is news once, with what it was a month before', async () => {
      const desk = await freshDesk(engine, 'en');
      await late(desk, { yes: 200, no: 0 });
      await addLate(desk);
      const first = await gathered(desk, period('2026-11-30T08:00:00Z', '2026-12-07T08:00:00Z'));
      expect(promisesSection.isNews(first, reader)).toBe(true);
      const second = await gathered(desk, period('2026-12-28T08:00:00Z', '2027-01-04T08:00:00Z'));
      expect(JSON.stringify(second)).toContain('"was":"kept"');
      expect(promisesSection.isNews(second, reader)).toBe(false);
      expect(promisesSection.view(second, reader)).toEqual([]);
    });
  });
});
