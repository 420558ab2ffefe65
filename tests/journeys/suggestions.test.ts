// The journey of an idea, through the whole program: sent, received, handed over, answered, declined, listed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enough } from '../harness/database.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import type { PeerView } from '../peers/local-slack.ts';
import { inLocale } from './idea-words.ts';
import {
  ADAM,
  ALMA,
  answerTo,
  buttonsOf,
  CAMILLE,
  CHANNEL,
  card,
  closeTold,
  company,
  createTopic,
  everyPairing,
  fill,
  INES,
  ideaRow,
  NOOR,
  openTopicForm,
  PAUL,
  personId,
  shown,
  suggest,
  whisperedAfter,
} from './ideas.ts';
import { post } from './signed-form.ts';

const DAY = 86_400_000;
const billing = { nameFr: 'Facturation', nameEn: 'Billing' };

/** Why somebody hands an idea over. */
const note = 'You know it best.';

describe.skipIf(!hasLocalSlack).each(enough(everyPairing, 2))(
  'an idea, $engine, $mode, $locale',
  ({ engine, mode, locale }) => {
    const say = inLocale[locale];
    let journey: Journey;
    let topic: string;
    beforeAll(async () => {
      journey = await startJourney({ engine, mode, ...company(locale) });
      topic = await createTopic(journey, billing, [INES, NOOR]);
    });
    afterAll(() => journey.stop());

    const send = (title: string, more: { details?: string; topic?: string } = {}) =>
      suggest(journey, CAMILLE, { title, topic, ...more });

    it('gets its answer: sent, received, read, answered, written back to, answered again', async () => {
      const { peer, clock } = journey;
      const title = locale === 'fr' ? 'Numéroter les lignes' : 'Number the lines';
      await peer.command(CAMILLE, '/suggest', ` ${title} `, CHANNEL);
      const form = await journey.form('suggest');
      expect(form.blocks).toMatchObject([
        { block_id: 'title', element: { initial_value: title } },
        { block_id: 'details' },
        { block_id: 'topic', element: { options: [{ text: { text: say.topic } }, {}] } },
        { block_id: 'anonymous' },
      ]);
      await peer.submit(CAMILLE, { title: '   ', details: 'kept' });
      expect(peer.errors()).toEqual({ title: say.empty });
      await peer.submit(CAMILLE, { title: 'é'.repeat(10_000), details: '€'.repeat(10_000) });
      expect(peer.errors()).toEqual({ title: say.tooLong('150'), details: say.tooLong(say.thousands) });
      await peer.submit(CAMILLE, { details: 'On the PDF.\nOne by one.', topic: say.topic });
      closeTold(journey, CAMILLE);

      const receipt = await journey.letter(CAMILLE, title);
      const number = Number(/(?:n°\s|#)(\d+)/.exec(receipt.text)?.[1]);
      expect(receipt.text).toBe(say.receipt(number, title));
      expect(shown(receipt)).toContain(say.due);
      const first = await card(journey, INES, number, say.received);
      expect(first.text).toBe(say.waits(number, title));
      expect(shown(first)).toContain(say.from(number));
      expect(shown(first)).toContain('On the PDF.\nOne by one.');

      const thanks = await whisperedAfter(journey, INES, () =>
        peer.press(INES, first, 'suggestion.acknowledge'),
      );
      expect(thanks.text).toContain(say.knows(number));
      await journey.letter(CAMILLE, say.read(number));
      const second = await card(journey, INES, number, say.acknowledged);
      expect(second.ts).toBe(first.ts);
      expect(JSON.stringify(second.blocks)).not.toContain('suggestion.acknowledge');

      clock.advance(DAY);
      await fill(journey, INES, second, 'suggestion.reply', { text: 'From January on.\nThank you.' });
      const answer = await journey.letter(CAMILLE, say.answered(number));
      expect(shown(answer)).toContain('From January on.\nThank you.');
      const third = await card(journey, INES, number, say.standing);
      expect(third.ts).toBe(first.ts);
      expect(third.text).toBe(say.has(number, title));
      const replied = await ideaRow(journey, number);
      expect(replied).toMatchObject({
        status: 'acknowledged',
        firstReplyBy: await personId(journey, INES),
        firstReplyMin: 540,
      });

      await fill(journey, CAMILLE, answer, 'suggestion.write-back', { text: 'Even for credit notes?' });
      const back = await journey.letter(INES, say.wroteBack(number));
      expect(shown(back)).toContain('Even for credit notes?');
      clock.advance(DAY);
      await fill(journey, INES, back, 'suggestion.reply', { text: 'Those too.' });
      await peer.until('the second answer', () =>
        peer.dm(CAMILLE).some((each) => shown(each).includes('Those too.')),
      );
      await journey.delivered();
      const done = await ideaRow(journey, number);
      expect(done.events.map(({ kind }) => kind)).toEqual([
        'submitted',
        'acknowledged',
        'replied',
        'wrote-back',
        'replied',
      ]);
      expect(done.firstReplyAt).toEqual(replied.firstReplyAt);
      expect(done.firstReplyMin).toBe(540);
      expect(peer.dm(CAMILLE)).toHaveLength(4);
    });

    it('is handed over with its card, and only whom it is with, the topic’s owners and admins can act', async () => {
      const { peer } = journey;
      const number = await send('Handed over');
      const mine = await card(journey, INES, number);
      await fill(journey, INES, mine, 'suggestion.reassign', { to: [PAUL], text: note });
      const his = await card(journey, PAUL, number, say.with('Paul Diallo'));
      const redrawn = await card(journey, INES, number, say.with('Paul Diallo'));
      expect(redrawn.ts).toBe(mine.ts);

      await fill(journey, PAUL, his, 'suggestion.reassign', { to: [NOOR], text: note });
      peer.close(PAUL);
      const hers = await card(journey, NOOR, number, say.with('Noor Haddad'));
      const old = await card(journey, PAUL, number, say.with('Noor Haddad'));
      const before = await ideaRow(journey, number);
      const refusal = await whisperedAfter(journey, PAUL, () =>
        peer.press(PAUL, old, 'suggestion.acknowledge'),
      );
      expect(refusal.text).toBe(say.notYours(number, 'Noor Haddad'));
      const noForm = await whisperedAfter(journey, PAUL, () => peer.press(PAUL, old, 'suggestion.reply'));
      expect(noForm.text).toBe(refusal.text);
      expect(peer.modal()).toBeNull();
      expect(await ideaRow(journey, number)).toEqual(before);

      peer.press(NOOR, hers, 'suggestion.decline');
      await journey.form('suggestion.decline');
      await peer.submit(NOOR, { text: ' ' });
      expect(peer.errors()).toEqual({ text: say.empty });
      await peer.submit(NOOR, { text: 'The law forbids it, article 242 nonies A.' });
      closeTold(journey, NOOR);
      const letter = await journey.letter(CAMILLE, say.declined(number));
      expect(shown(letter)).toContain('The law forbids it, article 242 nonies A.');
      const closed = await card(journey, NOOR, number, say.isDeclined);
      expect(buttonsOf(closed)).toEqual([`suggestion.reopen:${before.id}`]);
      expect(buttonsOf(await card(journey, INES, number, say.isDeclined))).toEqual(buttonsOf(closed));
      const after = await ideaRow(journey, number);
      expect(after).toMatchObject({ status: 'declined', firstReplyBy: await personId(journey, NOOR) });

      // Cards that were on a screen before it was closed still have their buttons.
      for (const act of ['acknowledge', 'reply', 'next', 'decline', 'reassign']) {
        const late = await whisperedAfter(journey, NOOR, () => peer.press(NOOR, hers, `suggestion.${act}`));
        expect(late.text).toBe(say.closed(number));
        expect(buttonsOf(late)).toEqual([`suggestion.reopen:${before.id}`]);
      }
      expect(await ideaRow(journey, number)).toEqual(after);
    });

    it('is shown to each in the language that they chose', async () => {
      await journey.speak(NOOR, say.other);
      const number = await send('In two languages');
      const inHers = await card(journey, INES, number, say.with('Inès Moreau'));
      await fill(journey, INES, inHers, 'suggestion.reassign', { to: [NOOR], text: note });
      const inOther = await card(journey, NOOR, number, say.withOther);
      expect(inOther.text).toContain(say.inOther(number));
      await journey.speak(NOOR, locale);
    });

    it('is listed for its author with where it stands, and for who answers, first due first', async () => {
      const { peer, clock } = journey;
      const list = (user: string) =>
        answerTo(journey, user, () => peer.command(user, '/suggestions', '', CHANNEL));
      const nothing = await list(PAUL);
      expect(shown(nothing)).toContain(say.nothing);
      expect(buttonsOf(nothing)[0]).toBe('suggest');

      const urgent = await createTopic(journey, { nameFr: 'Urgent', nameEn: 'Urgent', days: '1' }, [PAUL]);
      const slow = await createTopic(journey, { nameFr: 'Lent', nameEn: 'Slow', days: '30' }, [PAUL]);
      const older = await send('The older one', { topic: slow });
      clock.advance(DAY);
      const newer = await send('The newer one', { topic: urgent });
      const waiting = shown(await list(PAUL));
      expect(waiting).toContain(say.waiting);
      expect(waiting).not.toContain(say.mine);
      expect(waiting.indexOf('The newer one')).toBeGreaterThan(0);
      expect(waiting.indexOf('The newer one')).toBeLessThan(waiting.indexOf('The older one'));
      const mine = shown(await list(CAMILLE));
      expect(mine).toContain(say.mine);
      expect(mine).not.toContain(say.waiting);
      expect(mine.indexOf('The newer one')).toBeLessThan(mine.indexOf('The older one'));

      const answerHere = await list(PAUL);
      const { id } = await ideaRow(journey, older);
      peer.press(PAUL, answerHere, 'suggestion.reply', { subject: id });
      await journey.form('suggestion.reply');
      await peer.submit(PAUL, { text: 'Yes, we will.' });
      closeTold(journey, PAUL);
      expect(shown(await list(PAUL))).not.toContain('The older one');
      const left = buttonsOf(await list(PAUL)).filter((each) => each.startsWith('suggestion.'));
      const { id: last } = await ideaRow(journey, newer);
      expect(left).toEqual([`suggestion.reply:${last}`, `suggestion.view:${last}`]);
      await journey.delivered();
    });

    it('reaches the admins where nobody answers, even one who never came, who gives it away', async () => {
      const { peer, database } = journey;
      const fallback = await database.db.topic.findFirstOrThrow({ where: { isDefault: true } });
      const number = await send('For nobody', { topic: fallback.id });
      const receipt = await journey.letter(CAMILLE, 'For nobody');
      expect(receipt.text).toBe(say.told(number, 'For nobody'));
      for (const admin of [ADAM, ALMA]) {
        const letter = await journey.letter(admin, say.nobody(number));
        expect(shown(letter)).toContain(say.give);
      }
      await fill(journey, ALMA, await journey.letter(ALMA, say.nobody(number)), 'suggestion.reassign', {
        to: [PAUL],
        text: note,
      });
      await card(journey, PAUL, number, say.with('Paul Diallo'));

      await openTopicForm(journey, ADAM, fallback.id);
      await peer.submit(ADAM, { owners: [NOOR] });
      expect(peer.errors()).toEqual({});
      peer.close(ADAM);
      const next = await send('For the default owner', { topic: fallback.id });
      await card(journey, NOOR, next, say.with('Noor Haddad'));
    });

    it.runIf(mode === 'events')('has a topic that two admins cannot overwrite for each other', async () => {
      const { peer, database } = journey;
      const adams = await openTopicForm(journey, ADAM, topic);
      peer.close(ADAM);
      await openTopicForm(journey, ALMA, topic);
      await peer.submit(ALMA, { nameFr: 'Factures' });
      expect(peer.errors()).toEqual({});
      peer.close(ALMA);
      expect(await post(journey, ADAM, adams, { nameFr: 'Comptes', nameEn: 'Accounts' })).toEqual({
        response_action: 'errors',
        errors: { nameFr: say.outdated },
      });
      const row = await database.db.topic.findFirstOrThrow({
        where: { id: topic },
        include: { owners: { orderBy: { position: 'asc' } } },
      });
      expect([row.nameFr, row.nameEn]).toEqual(['Factures', 'Billing']);
      const owners = [await personId(journey, INES), await personId(journey, NOOR)];
      expect(row.owners.map((each) => each.personId)).toEqual(owners);
    });

    it.runIf(mode === 'events')(
      'is stored once, and answered once, when Slack sends a form twice at the same time',
      async () => {
        const { peer, database } = journey;
        await peer.command(CAMILLE, '/suggest', '', CHANNEL);
        const form = await journey.form('suggest');
        peer.close(CAMILLE);
        const sent = { title: 'Sent twice', details: '', topic: topic };
        const both = [post(journey, CAMILLE, form, sent), post(journey, CAMILLE, form, sent)];
        expect(await Promise.all(both)).toEqual([done, done]);
        await journey.letter(CAMILLE, 'Sent twice');
        const [idea, ...others] = await database.db.suggestion.findMany({ where: { title: 'Sent twice' } });
        expect(others).toEqual([]);
        const number = idea?.number ?? 0;

        const reply = await replyForm(journey, INES, number);
        const words = { text: 'One answer.' };
        const again = [post(journey, INES, reply, words), post(journey, INES, reply, words)];
        expect(await Promise.all(again)).toEqual([done, done]);
        await journey.delivered();
        const { events } = await ideaRow(journey, number);
        expect(events.map(({ kind }) => kind)).toEqual(['submitted', 'replied']);
        expect(peer.dm(CAMILLE).filter((each) => shown(each).includes('One answer.'))).toHaveLength(1);
        expect(peer.dm(INES).filter((each) => each.text === say.has(number, 'Sent twice'))).toHaveLength(1);
      },
    );

    it.runIf(mode === 'events')(
      'keeps both answers of two owners who send theirs at the same time, and tells the second',
      async () => {
        const { peer } = journey;
        const number = await send('Answered by two');
        const [one, two] = [await replyForm(journey, INES, number), await replyForm(journey, INES, number)];
        const told = await Promise.all([
          post(journey, INES, one, { text: 'From Inès.' }),
          post(journey, NOOR, two, { text: 'From Noor.' }),
        ]);
        await journey.delivered();
        const row = await ideaRow(journey, number);
        expect(row.events.map(({ kind, actorId }) => [kind, actorId])).toEqual([
          ['submitted', await personId(journey, CAMILLE)],
          ['replied', row.firstReplyBy],
          ['replied', expect.any(String)],
        ]);
        expect(new Set(row.events.map(({ actorId }) => actorId)).size).toBe(3);
        const inesWasFirst = row.firstReplyBy === (await personId(journey, INES));
        const [first, second] = inesWasFirst ? told : told.toReversed();
        expect(first).toEqual(done);
        expect(second).toMatchObject({ response_action: 'update', view: { title: { text: say.bothTitle } } });
        const other = inesWasFirst ? 'Inès Moreau' : 'Noor Haddad';
        expect(JSON.stringify(second)).toContain(JSON.stringify(say.both(other, number)).slice(1, -1));
        const got = peer.dm(CAMILLE).map(shown);
        expect(got.filter((each) => each.includes('From Inès.'))).toHaveLength(1);
        expect(got.filter((each) => each.includes('From Noor.'))).toHaveLength(1);
      },
    );
  },
);

/** The form went through and gives way to what happened. */
const done = expect.objectContaining({ response_action: 'update' });

/** The form as an owner has it open before sending. */
async function replyForm(journey: Journey, owner: string, number: number): Promise<PeerView> {
  journey.peer.press(owner, await card(journey, owner, number), 'suggestion.reply');
  const form = await journey.form('suggestion.reply');
  journey.peer.close(owner);
  await journey.peer.until('the form to be gone', () => journey.peer.modal() === null);
  return form;
}
