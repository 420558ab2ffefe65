// An unhappy answer comes in, and colleagues take charge of the customer: from the admin's rule to the story it becomes.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addSource } from '../../src/feedback/sources/source.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import type { PeerMessage } from '../peers/local-slack.ts';
import { closeTold } from './ideas.ts';
import { filledIn, seen } from './seen.ts';

const [NADIA, KARIM, INES, JACK] = ['U0NADIA', 'U0KARIM', 'U0INES', 'U0JACK'];
const [GENERAL, SAV] = ['C0GENERAL', 'C0SAV'];
const users = [
  { id: NADIA, name: 'nadia', real_name: 'Nadia Benali', tz: 'Europe/Paris' },
  { id: KARIM, name: 'karim', real_name: 'Karim Haddad', tz: 'Europe/Paris' },
  { id: INES, name: 'ines', real_name: 'Inès Moreau', tz: 'Europe/Paris' },
  { id: JACK, name: 'jack', real_name: 'Jack Ellison', tz: 'Europe/Paris' },
];
const channels = [
  { id: GENERAL, name: 'general', members: users.map((user) => user.id) },
  { id: SAV, name: 'sav', members: [NADIA, KARIM, INES] },
];

const said = {
  fr: {
    list: /^Cas à chaud$/,
    wrong: {
      name: 'Écrivez quelque chose ici.',
      channel: 'Choisissez un canal.',
      nps: 'Choisissez une note pour l’une des trois au moins.',
    },
    saved: '«\u00a0Appels\u00a0»\u00a0: désormais, les cas sont publiés aussitôt dans #sav.',
    preview: 'Ces 30 derniers jours, elle aurait ouvert 1 cas.',
    outdated: /^Nadia Benali a enregistré cette règle pendant que vous la modifiiez/,
    rule: 'NPS ≤ 4, CSAT ≤ 2, CES ≤ 2',
    card: 'Un client mécontent\u00a0: 2/10 · Livraison · Téléphone. Le cas n°\u00a01 attend quelqu’un.',
    by: 'Livraison · Téléphone',
    mine: /^Le cas n°\u00a01 est à vous\./,
    taken: /^Le cas n°\u00a01 est chez (Karim Haddad|Inès Moreau) depuis le lundi 9 novembre à /,
    has: /Chez (Karim Haddad|Inès Moreau) depuis le lundi 9 novembre à/,
    notMember: /^Le cas n°\u00a01 est réservé aux membres de #sav, à l’équipe des cas et aux admins\./,
    again: /^Le client du cas n°\u00a01 a de nouveau répondu, mécontent\.$/,
    contacted: /client contacté/,
    handed: 'vous confie le cas n°\u00a01.',
    nobody: 'Choisissez un collègue.',
    empty: 'Écrivez quelque chose ici.',
    resolved: /Résolu par Karim Haddad/,
    offered: 'Raconter ce raté devenu pépite',
    reopened: /^Le client du cas n°\u00a01 a de nouveau répondu, mécontent\u00a0: le cas est rouvert\.$/,
    untouched: /^Le cas n°\u00a02 attend toujours que quelqu’un s’en occupe\.$/,
    admin: /^Le cas n°\u00a02, dans #sav, attend toujours quelqu’un\.$/,
    yours: /^Un client attend la suite – Cas n°/,
    home: 'Vous avez 1 cas',
  },
  en: {
    list: /^Hot cases$/,
    wrong: {
      name: 'Please write something here.',
      channel: 'Choose a channel.',
      nps: 'Choose a score for at least one of the three.',
    },
    saved: '“Appels”: from now on, cases are posted in #sav at once.',
    preview: 'In the last 30 days this would have opened 1 case.',
    outdated: /^Nadia Benali saved this rule while you were editing/,
    rule: 'NPS ≤ 4, CSAT ≤ 2, CES ≤ 2',
    card: 'An unhappy customer: 2/10 · Delivery · Téléphone. Case #1 waits for someone.',
    by: 'Delivery · Téléphone',
    mine: /^Case #1 is yours\./,
    taken: /^(Karim Haddad|Inès Moreau) has had case #1 since Monday 9 November at /,
    has: /With (Karim Haddad|Inès Moreau) since Monday 9 November at/,
    notMember: /^Case #1 is for the members of #sav, the case team and admins\./,
    again: /^The customer of case #1 has answered badly again\.$/,
    contacted: /the customer was contacted on/,
    handed: 'hands case #1 over to you.',
    nobody: 'Choose a colleague.',
    empty: 'Please write something here.',
    resolved: /Resolved by Karim Haddad/,
    offered: 'Tell it as a best failure',
    reopened: /^The customer of case #1 has answered badly again: the case is reopened\.$/,
    untouched: /^Case #2 still waits for someone to take it\.$/,
    admin: /^Case #2 in #sav still waits for someone\.$/,
    yours: /^A customer waits for what comes next – Case #/,
    home: 'You have 1 case',
  },
} as const;

describe.skipIf(!hasLocalSlack).each([
  { engine: 'sqlite', mode: 'socket', locale: 'fr' },
  { engine: 'postgresql', mode: 'events', locale: 'en' },
] as const)(
  'an unhappy customer is taken charge of ($engine, $mode, $locale)',
  ({ engine, mode, locale }) => {
    const say = said[locale];
    let journey: Journey;
    let token: string;
    beforeAll(async () => {
      journey = await startJourney({ engine, mode, users, channels, admins: [NADIA], locale });
      const { database, app, clock } = journey;
      const made = { name: 'Téléphone', heat: 'hot', now: clock.now() } as const;
      ({ token } = await addSource(database, app.workspaceId, made));
    });
    afterAll(() => journey?.stop());

    const answer = async (id: string, more: object = {}) => {
      const body = {
        id,
        customer: 'C-77',
        metric: 'nps',
        score: 2,
        verbatim: 'Colis perdu, et <!channel> personne ne rappelle.',
        touchpoint: 'delivery',
        answeredAt: new Date(journey.clock.now().getTime() - 60_000).toISOString(),
        ...more,
      };
      const response = await fetch(`http://127.0.0.1:${journey.app.port}/api/v1/feedback`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      expect(response.status).toBe(201);
    };
    /** Cards, without what stands in their threads. */
    const cards = (): PeerMessage[] =>
      journey.peer
        .messages(SAV)
        .filter(
          ({ user, ephemeral_to, thread_ts, ts }) =>
            user === journey.peer.botUserId && !ephemeral_to && (!thread_ts || thread_ts === ts),
        );
    const card = (place = 0): PeerMessage => {
      const found = cards()[place];
      if (!found) throw new Error('no card');
      return found;
    };
    const cardSaying = (words: string | RegExp): Promise<PeerMessage> =>
      journey.peer.until(`a card saying ${words}`, () => {
        const found = cards()[0];
        return found && seen(found).match(words) && found;
      });
    const inThread = (words: RegExp): Promise<PeerMessage> =>
      journey.peer.until(`in the thread: ${words}`, () =>
        cards()
          .flatMap((each) => journey.peer.replies(each))
          .find(({ text }) => words.test(text)),
      );
    async function answerTo(user: string, act: () => unknown): Promise<PeerMessage> {
      const before = journey.peer.whispers(user).length;
      await act();
      return journey.peer.until(`an answer to ${user}`, () => journey.peer.whispers(user)[before]);
    }
    const handedTo = (user: string): Promise<PeerMessage> =>
      journey.peer.until(`the case, handed to ${user}`, () =>
        journey.peer.dm(user).find((each) => {
          const text = seen(each);
          return text.includes(say.handed) && text.includes('Vous le connaissez.');
        }),
      );
    const beatAt = async (instant: string) => {
      journey.clock.moveTo(new Date(instant));
      await journey.app.beat();
      await journey.delivered();
    };

    it('once an admin said which answers and where, and read how often that would have been', async () => {
      const { peer } = journey;
      await answer('before', { customer: 'C-1' });
      const menu = await answerTo(NADIA, () => peer.command(NADIA, '/portevoix', '', GENERAL));
      const list = await answerTo(NADIA, () => peer.press(NADIA, menu, 'case-rules'));
      expect(list.text).toMatch(say.list);
      peer.press(NADIA, list, 'case-rule.create');
      const form = await journey.form('case-rule');
      const never = { nps: 'never', csat: 'never', ces: 'never' };
      await peer.submit(NADIA, filledIn(form, { name: ' ', channel: [], ...never }));
      expect(peer.errors()).toEqual(say.wrong);
      await peer.submit(NADIA, filledIn(form, { name: 'Appels', channel: [SAV] }));
      const confirmation = seen(peer.modal() ?? { blocks: [] });
      expect(confirmation).toContain(say.saved);
      expect(confirmation).toContain(say.preview);
      peer.close(NADIA);
      const again = await answerTo(NADIA, () => peer.press(NADIA, menu, 'case-rules'));
      expect(seen(again)).toContain(say.rule);

      peer.press(NADIA, again, 'case-rule.edit');
      const edit = await journey.form('case-rule');
      await journey.database.db.caseRule.updateMany({ data: { version: 2 } });
      await peer.submit(NADIA, filledIn(edit, { name: 'Écrasé' }));
      expect(peer.errors()).toEqual({ name: expect.stringMatching(say.outdated) });
      peer.close(NADIA);
      expect(cards()).toEqual([]);
    });

    it('is posted as soon as the answer comes in, in their own words and as data', async () => {
      await answer('one');
      const posted = await journey.peer.until('the card', () => cards()[0]);
      expect(posted.text).toBe(say.card);
      expect(seen(posted)).toContain('Colis perdu, et <!channel> personne ne rappelle.');
      expect(seen(posted)).toContain(say.by);
      await answer('happy', { score: 10 });
    });

    it('is for those of the channel; of two at once one has it, and the other is told who', async () => {
      const { peer } = journey;
      const refusal = await answerTo(JACK, () => peer.press(JACK, card(), 'case.take'));
      expect(refusal.text).toMatch(say.notMember);
      const before = peer.whispers(KARIM).length + peer.whispers(INES).length;
      const shown = card();
      peer.press(KARIM, shown, 'case.take');
      peer.press(INES, shown, 'case.take');
      await peer.until(
        'two answers',
        () => peer.whispers(KARIM).length + peer.whispers(INES).length === before + 2,
      );
      const answers = [peer.whispers(KARIM).at(-1)?.text ?? '', peer.whispers(INES).at(-1)?.text ?? ''];
      expect(answers.filter((text) => say.mine.test(text))).toHaveLength(1);
      expect(answers.filter((text) => say.taken.test(text))).toHaveLength(1);
      const drawn = await cardSaying(say.has);
      expect(drawn.ts).toBe(shown.ts);
      expect(cards()).toHaveLength(1);
    });

    it('may be unhappy again meanwhile: the thread and whoever has the case hear of it', async () => {
      await answer('two', { verbatim: 'Toujours rien.', score: 0 });
      expect(seen(await inThread(say.again))).toContain('Toujours rien.');
      await cardSaying('Toujours rien.');
      await journey.delivered();
      const letters = [KARIM, INES].flatMap((user) =>
        journey.peer.dm(user).filter(({ text }) => say.again.test(text)),
      );
      expect(letters).toHaveLength(1);
      expect(await journey.database.db.customerCase.count()).toBe(1);
    });

    it('is contacted, and handed over to a colleague, who gets the case by direct message', async () => {
      const { peer } = journey;
      peer.press(INES, card(), 'case.contact');
      await cardSaying(say.contacted);
      const taker = await journey.database.db.customerCase.findFirstOrThrow();
      const karim = await journey.database.db.person.findFirstOrThrow({ where: { externalId: KARIM } });
      // Whoever won gives it to Karim; where that was Karim, he gives it to Jack, who is in no such channel, and gets it back.
      const way =
        taker.takerId === karim.id
          ? [[KARIM, JACK] as const, [JACK, KARIM] as const]
          : [[INES, KARIM] as const];
      for (const [from, to] of way) {
        const where = from === JACK ? await handedTo(JACK) : card();
        peer.press(from, where, 'case.hand-over');
        const form = await journey.form('case.hand-over');
        await peer.submit(from, filledIn(form, { to: [] }));
        expect(peer.errors()).toEqual({ to: say.nobody });
        await peer.submit(from, filledIn(form, { to: [to], words: 'Vous le connaissez.' }));
        closeTold(journey, from);
        await handedTo(to);
      }
      await cardSaying(/Karim Haddad/);
      peer.openHome(KARIM);
      await peer.until('the home', () => JSON.stringify(peer.home(KARIM)?.blocks ?? '').includes(say.home));
    });

    it('is resolved with what was done, which becomes a story that is filled in already', async () => {
      const { peer, database } = journey;
      peer.press(KARIM, card(), 'case.resolve');
      const form = await journey.form('case.resolve');
      await peer.submit(KARIM, filledIn(form, { done: ' ' }));
      expect(peer.errors()).toEqual({ done: say.empty });
      await peer.submit(KARIM, filledIn(form, { done: 'Karim a porté le colis lui-même.' }));
      expect(seen(peer.modal() ?? { blocks: [] })).toContain(say.offered);
      peer.close(KARIM);
      const resolved = await cardSaying(say.resolved);
      expect(seen(resolved)).toContain('Karim a porté le colis lui-même.');
      peer.press(KARIM, resolved, 'case.tell');
      const story = await journey.form('story');
      expect(filledIn(story)).toEqual({
        wentWrong: 'Toujours rien.',
        weDid: 'Karim a porté le colis lui-même.',
      });
      await peer.submit(KARIM, filledIn(story, { title: 'Le colis retrouvé' }));
      closeTold(journey, KARIM);
      const two = await database.db.feedback.findFirstOrThrow({ where: { verbatim: 'Toujours rien.' } });
      expect(await database.db.story.findMany()).toMatchObject([
        { title: 'Le colis retrouvé', feedbackId: two.id },
      ]);
    });

    it('may be unhappy again weeks later: the case is reopened, with whoever had it', async () => {
      await beatAt('2026-12-14T08:00:00Z');
      await answer('three', { verbatim: 'Encore perdu.', score: 1 });
      await inThread(say.reopened);
      await journey.letter(KARIM, say.reopened);
      expect(await journey.database.db.customerCase.findMany()).toMatchObject([
        { status: 'taken', number: 1 },
      ]);
      expect(seen(await cardSaying('Encore perdu.'))).toContain('Karim a porté le colis lui-même.');
    });

    it('is not forgotten: in working hours the channel, the admin and whoever has the case are reminded', async () => {
      await answer('four', { customer: 'C-78' });
      await journey.peer.until('the second card', () => cards()[1]);
      await beatAt('2026-12-14T10:30:00Z');
      await inThread(say.untouched);
      await beatAt('2026-12-15T02:00:00Z');
      const reminders = () => journey.peer.replies(card(1)).filter(({ text }) => say.untouched.test(text));
      expect(reminders()).toHaveLength(1);
      await beatAt('2026-12-15T08:00:20Z');
      expect(reminders()).toHaveLength(2);
      await journey.letter(NADIA, say.admin);
      await beatAt('2026-12-15T10:00:00Z');
      await journey.letter(KARIM, say.yours);
      expect(journey.logged.join('\n')).not.toContain('Colis perdu');
    });
  },
);
