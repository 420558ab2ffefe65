// Answering a survey, by the menu alone: who may, what the form asks and takes, what is written of it, and what is not.
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { menu } from '../../src/handlers/index.ts';
import type { Reply, Request, SubmitReply } from '../../src/handlers/request.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { type FormValues, type FormView, firstValues } from '../../src/messages/form.ts';
import { type Message, messageOf } from '../../src/messages/message.ts';
import { plainText } from '../../src/messages/plain.ts';
import type { Person } from '../../src/people/person.ts';
import { openBallots } from '../../src/surveys/ballots.ts';
import { onAnyEngine } from '../harness/database.ts';
import { answeredAll, askOf, LONG_ADVICE } from '../surveys/one-of-each.ts';
import { dumpOf } from '../undoing/dump.ts';
import { type Desk, freshDesk, now } from './desk.ts';

const values = (form: FormView, given: FormValues = answeredAll): FormValues => ({
  ...firstValues(form.fields),
  ...given,
});

onAnyEngine((engine) => {
  const desks = (locale: Locale) => freshDesk(engine, locale);
  const ask = (desk: Desk, name: string, about: Parameters<Desk['ask']>[0] = {}) => {
    const run = menu.actions[name];
    if (!run) throw new Error(`no ask ${name}`);
    return run(desk.ask({ subject: desk.subjects['survey'] ?? '', ...about }));
  };
  const opened = async (desk: Desk, about: Parameters<Desk['ask']>[0] = {}): Promise<FormView> => {
    const reply = await ask(desk, 'survey.answer', about);
    if (reply.kind !== 'open') throw new Error(`no form, but ${JSON.stringify(reply)}`);
    return reply.form;
  };
  const send = (request: Request, { state }: FormView, given: FormValues): Promise<SubmitReply> => {
    const entry = menu.forms.find(({ name }) => name === 'survey.answer');
    if (!entry) throw new Error('no form');
    return entry.submit(request, state, given);
  };
  const answer = async (
    desk: Desk,
    given: FormValues = answeredAll,
    about: Parameters<Desk['ask']>[0] = {},
  ) => {
    const form = await opened(desk, about);
    return send(desk.ask(about), form, values(form, given));
  };
  const said = (reply: Reply | SubmitReply, locale: Locale) => {
    if (reply.kind === 'say') return plainText(reply.message, locale);
    if (reply.kind === 'done') return plainText(messageOf(reply.told), locale);
    throw new Error(`nothing was said: ${JSON.stringify(reply)}`);
  };
  const refused = async (doing: Promise<unknown>, locale: Locale) => {
    const error = await doing.then(
      () => null,
      (caught: unknown) => caught,
    );
    if (!(error instanceof UserError)) throw new Error(`not refused: ${String(error)}`);
    return { code: error.code, text: error.say(locale) };
  };
  /** What the ballots of the round hold, as its closing reads them. */
  const ballots = ({ kit, workspace, subjects }: Desk) =>
    kit.database.db.$transaction(async (tx) => {
      const of = { workspaceId: workspace.id, roundId: subjects['survey'] ?? '' };
      return (await openBallots(tx, kit.keys, of)).ballots.map(({ answers }) => answers);
    });
  const karim = ({ kit, workspace }: Desk): Promise<Person> =>
    kit.database.db.person.findFirstOrThrow({ where: { workspaceId: workspace.id, externalId: 'U2' } });

  describe('the form of a round', () => {
    it.each(['fr', 'en'] as const)('asks each question in %s, and promises what holds', async (locale) => {
      const desk = await desks(locale);
      const { fields, intro = [] } = await opened(desk);
      expect(fields.map(({ kind }) => kind)).toEqual(['scale', 'scale', 'number', 'choice', 'multiline']);
      const [recommend] = fields;
      expect(recommend?.label).toBe(
        locale === 'fr'
          ? 'Nous recommanderiez-vous comme employeur\u202f?'
          : 'Would you recommend us as an employer?',
      );
      const promise = plainText({ summary: '', blocks: intro }, locale);
      expect(promise).toMatch(
        locale === 'fr' ? /à partir de 5 réponses.*de 8/s : /from 5 answers on.*from 8 on/s,
      );
      expect(promise).toMatch(
        locale === 'fr' ? /ni modifiées ni retrouvées/ : /neither changed nor found again/,
      );
      expect(promise).not.toMatch(/anonym/i);
    });

    it('shows advice that is longer than an option whole, under its letter', async () => {
      const desk = await desks('en');
      const field = (await opened(desk)).fields.find(({ kind }) => kind === 'choice');
      expect(field?.hint).toBe(`A. Show him the dearest one first.\nB. ${LONG_ADVICE}`);
      expect(field).toMatchObject({ isOpen: true, options: [{ value: 'first' }, { value: 'second' }] });
    });

    it('is not opened for whoever was not asked, nor of what is no round, nor once it is closed', async () => {
      const desk = await desks('en');
      const { db } = desk.kit.database;
      const workspaceId = desk.workspace.id;
      const other = await askOf(desk.kit.database, {
        ...{ workspaceId, personIds: [(await karim(desk)).id], createdById: desk.admin.id, now },
        ...{ id: 'other', number: 2 },
      });
      expect((await refused(ask(desk, 'survey.answer', { subject: other }), 'en')).code).toBe(
        'survey.not-asked',
      );
      expect((await refused(ask(desk, 'survey.answer', { subject: '' }), 'en')).code).toBe('survey.no-round');
      const late = new Date(now.getTime() + 8 * 86_400_000);
      const closed = await refused(ask(desk, 'survey.answer', { at: late }), 'en');
      expect(closed.text).toContain('“Pulse” closed on Monday 16 November');
      expect((await refused(ask(desk, 'survey.not-now', { at: late }), 'en')).code).toBe('survey.closed');
      await db.surveyRound.updateMany({ where: { workspaceId }, data: { state: 'closed', closedAt: now } });
      expect((await refused(ask(desk, 'survey.answer'), 'en')).text).toContain('Monday 9 November');
    });
  });

  describe('what is sent', () => {
    it('becomes a ballot of numbers, values and words, and thanks say when the result comes', async () => {
      const desk = await desks('en');
      const reply = await answer(desk);
      expect(said(reply, 'en')).toContain(
        'The result comes once the survey has closed, on Monday 16 November',
      );
      expect(reply).not.toMatchObject({ instead: true });
      expect(await ballots(desk)).toEqual([
        {
          ...{ recommend: 9, means: 4, guess: 85, 'washing-machine': 'second' },
          more: answeredAll['q:more'],
        },
      ]);
    });

    it('may leave words out, and nothing else', async () => {
      const desk = await desks('fr');
      const empty = await answer(desk, { 'q:more': '  ' });
      if (empty.kind !== 'errors') throw new Error('an empty form was taken');
      expect(Object.keys(empty.errors)).toEqual(['q:recommend', 'q:means', 'q:guess', 'q:washing-machine']);
      expect(empty.errors['q:guess']).toMatch(
        /satisfaits de la livraison.* demande un nombre entier, de 0 à 100\s%/,
      );
      await answer(desk, { ...answeredAll, 'q:more': '\u200b' });
      expect((await ballots(desk))[0]).not.toHaveProperty('more');
    });

    it.each([
      ['a number out of its bounds', { 'q:guess': '101' }, 'q:guess'],
      ['a number that is none', { 'q:guess': '1e2' }, 'q:guess'],
      ['a place beyond the scale', { 'q:means': '6' }, 'q:means'],
      ['advice that nobody gave', { 'q:washing-machine': 'third' }, 'q:washing-machine'],
      ['several pieces of advice', { 'q:washing-machine': ['first', 'second'] }, 'q:washing-machine'],
      ['too many words', { 'q:more': 'x'.repeat(1_001) }, 'q:more'],
      ['pictures that take more room than they seem to', { 'q:more': '👍'.repeat(501) }, 'q:more'],
    ])('%s is refused at its field, and nothing is kept', async (_, change, field) => {
      const desk = await desks('en');
      const reply = await answer(desk, { ...answeredAll, ...change });
      expect(reply).toMatchObject({ kind: 'errors', errors: { [field]: expect.any(String) } });
      expect(await ballots(desk)).toEqual([]);
    });

    it('is shown again as it will be kept, where something personal stood in it, and kept so', async () => {
      const desk = await desks('en');
      const form = await opened(desk);
      const wrote = { ...answeredAll, 'q:more': 'Ask marie.dupont@example.com about it.' };
      const first = await send(desk.ask(), form, values(form, wrote));
      if (first.kind !== 'again') throw new Error('it was not shown again');
      expect(await ballots(desk)).toEqual([]);
      const shown = firstValues(first.form.fields);
      expect(shown).toMatchObject({
        'q:recommend': '9',
        'q:guess': '85 %',
        'shown.q:more': 'Ask [e-mail] about it.',
      });
      expect((await send(desk.ask(), first.form, shown)).kind).toBe('done');
      expect((await ballots(desk))[0]).toMatchObject({ more: 'Ask [e-mail] about it.' });
    });

    it('counts once, whatever is sent again, and the form is not opened a second time', async () => {
      const desk = await desks('fr');
      const form = await opened(desk);
      const [first, second] = await Promise.all(
        ['9', '0'].map((place) =>
          send(desk.ask(), form, values(form, { ...answeredAll, 'q:recommend': place })),
        ),
      );
      const told = [first, second].map((reply) => said(reply as SubmitReply, 'fr'));
      expect(told.filter((text) => text.includes('Merci'))).toHaveLength(1);
      expect(
        told.filter((text) =>
          text.includes('Vous avez déjà répondu à « Pulse »'.replaceAll(/(?<=«) | (?=»)/g, '\u00a0')),
        ),
      ).toHaveLength(1);
      const again = await ask(desk, 'survey.answer');
      expect(again).toMatchObject({ kind: 'say', passing: true });
      expect(said(again, 'fr')).toContain('personne ne peut les retrouver');
      expect(await ballots(desk)).toHaveLength(1);
    });

    it('is refused once the round has closed meanwhile, and its words stay in the form', async () => {
      const desk = await desks('en');
      const form = await opened(desk);
      const late = desk.ask({ at: new Date(now.getTime() + 8 * 86_400_000) });
      expect((await refused(send(late, form, values(form)), 'en')).code).toBe('survey.closed');
      expect(await ballots(desk)).toEqual([]);
    });

    it('goes by what its sender was asked, whatever a chat sends back as the form', async () => {
      const desk = await desks('en');
      const form = await opened(desk);
      const foreign = { ...form, state: { ...form.state, subject: 'nothing' } };
      expect((await refused(send(desk.ask(), foreign, values(form)), 'en')).code).toBe('survey.no-round');
      await send(desk.ask(), form, { ...values(form), 'q:unasked': '5', constructor: '5' });
      expect(Object.keys((await ballots(desk))[0] ?? {}).toSorted()).toEqual([
        'guess',
        'means',
        'more',
        'recommend',
        'washing-machine',
      ]);
    });
  });

  describe('nothing that stays', () => {
    it('says who has answered: what is written is a ballot and a hash, and no list or home changes', async () => {
      const desk = await desks('en');
      const before = await dumpOf(desk.kit.database, new Set());
      const shownBefore = await shownTo(desk);
      await answer(desk);
      const after = await dumpOf(desk.kit.database, new Set());
      const changed = [...after, ...before].filter(
        (line) => !(after.includes(line) && before.includes(line)),
      );
      expect(changed.map((line) => line.split(' ')[0]).toSorted()).toEqual(['Ballot', 'SurveyVoted']);
      expect(changed.join()).not.toContain(desk.admin.id);
      expect(await shownTo(desk)).toEqual(shownBefore);
      expect(shownBefore.join('\n')).toContain('If you have answered already');
    });

    it('all of it is asked quietly', () => {
      const ways = ['survey', 'surveys.mine', 'survey.answer', 'survey.not-now'];
      expect(ways.filter((name) => !menu.quiet.has(name))).toEqual([]);
    });
  });

  describe('“Not this time”', () => {
    it('ends the letters of that round alone, and its place in the home; answering stays possible', async () => {
      const desk = await desks('en');
      const { db } = desk.kit.database;
      await ask(desk, 'survey.not-now');
      const twice = await ask(desk, 'survey.not-now');
      expect(said(twice, 'en')).toContain('You get no more letters about “Pulse”');
      // One more hash, once, beside nothing that names anybody.
      expect(await db.surveyVoted.count({ where: { workspaceId: desk.workspace.id } })).toBe(1);
      const [home, list] = await shownTo(desk);
      expect(home).not.toContain('Pulse');
      expect(list).toContain('Pulse');
      expect((await answer(desk)).kind).toBe('done');
    });

    it('may be said by whoever has answered', async () => {
      const desk = await desks('fr');
      await answer(desk);
      expect(said(await ask(desk, 'survey.not-now'), 'fr')).toContain('Vous ne recevrez plus de messages');
    });

    it('is nothing to whoever was not asked', async () => {
      const desk = await desks('en');
      const stranger = { ...(await karim(desk)), id: 'somebody-else' };
      expect((await refused(ask(desk, 'survey.not-now', { asker: stranger }), 'en')).code).toBe(
        'survey.not-asked',
      );
    });
  });

  describe('/survey', () => {
    it('lists closed rounds to those who were asked, and to admins all of them', async () => {
      const desk = await desks('en');
      const { database } = desk.kit;
      const workspaceId = desk.workspace.id;
      const other = await karim(desk);
      const asking = { workspaceId, createdById: desk.admin.id, now };
      await askOf(database, { ...asking, personIds: [other.id], id: 'his', number: 2, name: 'His' });
      await askOf(database, { ...asking, personIds: [desk.admin.id], id: 'hers', number: 3, name: 'Hers' });
      await database.db.surveyRound.updateMany({
        where: { workspaceId, id: { in: ['his', 'hers'] } },
        data: { state: 'closed', closedAt: now, answered: 1 },
      });
      const list = async (asker?: Person) =>
        said(await ask(desk, 'surveys.mine', asker ? { asker } : {}), 'en');
      expect(await list()).toContain('His');
      expect(await list(other)).toContain('His');
      expect(await list(other)).not.toContain('Hers');
      expect(await list(other)).toContain('His · closed on Monday 9 November · 1 of 1 answered');
    });

    it('says so where nothing is asked and nothing is closed', async () => {
      const desk = await desks('fr');
      const stranger = { ...(await karim(desk)), id: 'somebody-else' };
      const text = said(await ask(desk, 'surveys.mine', { asker: stranger, subject: '' }), 'fr');
      expect(text).toContain('Aucune enquête ne vous attend.');
      expect(text).toContain('n’est encore close');
    });
  });

  async function shownTo(desk: Desk): Promise<string[]> {
    const home: Message = await menu.home(desk.ask());
    return [plainText(home, 'en'), said(await ask(desk, 'surveys.mine', { subject: '' }), 'en')];
  }
});
