// Promises by the menu alone: what everybody reads, what admins write, what the form refuses and how, and the action that grows from one that is missed.
import { describe, expect, it } from 'vitest';
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

  it.each([
    ['en', 'csat', '120', '“120” is no number % from 0 to 100.'],
    ['en', 'nps', 'much', '“much” is no number from -100 to 100.'],
    ['en', 'ces', '', 'Write a number from 1 to 7.'],
    ['fr', 'csat', '-3', '« -3 » n’est pas un nombre de 0 à 100 %.'],
    ['fr', 'ces', '8', '« 8 » n’est pas un nombre de 1 à 7.'],
    ['fr', 'nps', '1000', '« 1000 » n’est pas un nombre de -100 à 100.'],
  ] as const)(
    'in %s a target of %s that is %j is refused at its field, with the range',
    async (locale, known, target, problem) => {
      const desk = await freshDesk(engine, locale);
      const form = await opened(desk, 'promise.add');
      const reply = await send(desk, form, { sentence: 'Rappelé', touchpoint: 'get-help', known, target });
      if (reply.kind !== 'errors') throw new Error(reply.kind);
      expect(reply.errors['target']?.replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(problem);
    },
  );

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
