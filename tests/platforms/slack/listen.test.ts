import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Message } from '../../../src/messages/message.ts';
import { hasLocalSlack } from '../../peers/local-slack.ts';
import { CHANNEL, ENGLISH, FRENCH, type SmallBot, startSmallBot } from './small-bot.ts';

const textOf = (view: unknown) => JSON.stringify(view);

describe.skipIf(!hasLocalSlack).each(['socket', 'http'] as const)(
  'the real Bolt against a local Slack, %s',
  (mode) => {
    let bot: SmallBot;
    beforeAll(async () => {
      bot = await startSmallBot(mode);
    });
    afterAll(() => bot.stop());

    const whisper = (user: string, text: string | RegExp) =>
      bot.peer.until(`a whisper to ${user}: ${text}`, () =>
        bot.peer.whispers(user).find((each) => each.text.match(text)),
      );

    it('serves as soon as it listens', async () => {
      await expect(bot.platform.check()).resolves.toBeUndefined();
    });

    it('answers a command privately, where it was asked', async () => {
      await bot.peer.command(FRENCH, '/hello', ' <!channel> *x* ', CHANNEL);
      const answer = await whisper(FRENCH, /^Hello/);
      expect(answer.channel).toBe(CHANNEL);
      expect(answer.text).toBe(`Hello Françoise Morel slack:${CHANNEL} &lt;!channel&gt; ∗x∗`);
      expect(answer.blocks).toMatchObject([
        { text: { type: 'plain_text', text: `Hello Françoise Morel slack:${CHANNEL} <!channel> *x*` } },
      ]);
    });

    it('tells a command whom and which channel its words name; another hears what was typed', async () => {
      const typed = `<@${ENGLISH}|edward> saved <#${CHANNEL}|sav> &lt;@U1&gt; &amp; more`;
      await bot.peer.command(FRENCH, '/name', typed, CHANNEL);
      const answer = await whisper(FRENCH, /^\{"text"/);
      const [block] = z.array(z.object({ text: z.object({ text: z.string() }) })).parse(answer.blocks);
      expect(JSON.parse(block?.text.text ?? '')).toEqual({
        text: '@Edward Hall saved #sav <@U1> & more',
        people: [{ address: `slack:${ENGLISH}`, written: '@Edward Hall' }],
        channels: [{ address: `slack:${CHANNEL}`, written: '#sav' }],
      });
    });

    it.each([
      [FRENCH, 'Une idée', 'Donnez un titre.'],
      [ENGLISH, 'An idea', 'Give a title.'],
    ])('opens a form for %s, mends it by its field, and shows the result', async (user, title, missing) => {
      await bot.peer.command(user, '/suggest', 'Number the lines', CHANNEL);
      const modal = await bot.peer.until(
        'the form',
        () => bot.peer.modal()?.title?.text === title && bot.peer.modal(),
      );
      expect(modal.callback_id).toBe('idea');
      expect(modal.blocks).toMatchObject([
        { block_id: 'title', element: { initial_value: 'Number the lines' } },
        { block_id: 'channels', element: { type: 'checkboxes', options: [{ text: { text: '#sav' } }] } },
      ]);
      await bot.peer.submit(user, { title: '  ' });
      expect(bot.peer.errors()).toEqual({ title: missing });
      await bot.peer.submit(user, { title: 'Number them all', channels: ['#sav'] });
      expect(bot.peer.modal()?.title?.text).toBe('Thank you');
      expect(textOf(bot.peer.modal()?.blocks)).toContain(`Number them all / slack:${CHANNEL} / s-1`);
      bot.peer.close(user);
    });

    it('keeps the first value of a field that nobody touched', async () => {
      await bot.peer.command(ENGLISH, '/suggest', 'As it was', CHANNEL);
      await bot.peer.until('the form', () => bot.peer.modal()?.callback_id === 'idea');
      await bot.peer.submit(ENGLISH, {});
      expect(textOf(bot.peer.modal()?.blocks)).toContain('As it was /  / s-1');
      bot.peer.close(ENGLISH);
    });

    it('says what happened in the place of a form that is done, and keeps one that was refused or broke, with the reason at its first field', async () => {
      await bot.peer.command(ENGLISH, '/suggest', '', CHANNEL);
      await bot.peer.until('the form', () => bot.peer.modal()?.callback_id === 'idea');
      await bot.peer.submit(ENGLISH, { title: 'closed' });
      expect(bot.peer.errors()).toEqual({ title: 'Closed on 3 November.' });
      await bot.peer.submit(ENGLISH, { title: 'break' });
      const { title: sentence } = bot.peer.errors();
      expect(sentence).toMatch(
        /^That did not work, and nothing was changed\. Reference [2-9A-Z]{4}, if you tell your admin\.$/,
      );
      await bot.peer.submit(ENGLISH, { title: 'done' });
      expect(textOf(bot.peer.modal()?.blocks)).toContain('It is done.');
      bot.peer.close(ENGLISH);
      expect(bot.logged.join('')).not.toContain('customer’s words');
    });

    it('acts on a button and a select, and refuses those of an older version', async () => {
      const message: Message = {
        summary: 'A card',
        blocks: [
          {
            kind: 'buttons',
            buttons: [
              { label: 'Thank', action: { name: 'thank', subject: '218' } },
              { label: 'Old', action: { name: 'constructor' } },
            ],
          },
          {
            kind: 'select',
            label: 'Language',
            action: { name: 'speak' },
            options: [{ value: 'br', label: 'Breton' }],
          },
        ],
      };
      const sent = await bot.platform.send({
        deliveryId: 'd-1',
        address: `slack:${CHANNEL}`,
        message,
        locale: 'fr',
      });
      const remote = sent.kind === 'sent' ? sent.remote : null;
      const card = await bot.peer.until('the card', () =>
        bot.peer.messages(CHANNEL).find((each) => each.ts === remote?.id),
      );
      bot.peer.press(FRENCH, card, 'thank');
      await whisper(FRENCH, /^Merci pour 218$/);
      bot.peer.press(ENGLISH, card, 'thank', { subject: '218' });
      await whisper(ENGLISH, /^Thanks for 218$/);
      bot.peer.press(ENGLISH, card, 'speak', { chosen: 'Breton' });
      await whisper(ENGLISH, /^You speak br$/);
      bot.peer.press(FRENCH, card, 'constructor');
      await whisper(FRENCH, /^Ce bouton vient d’une ancienne version/);
      bot.peer.press(ENGLISH, card, 'constructor');
      await whisper(ENGLISH, /^This button belongs to an older version/);
    });

    it('draws a home in its owner’s language, and answers its buttons in a direct message', async () => {
      bot.peer.openHome(FRENCH);
      const home = await bot.peer.until('the home', () => bot.peer.home(FRENCH));
      expect(textOf(home.blocks)).toContain('Bonjour Françoise Morel');
      bot.peer.press(FRENCH, 'home', 'redraw');
      await bot.peer.until('another home', () => textOf(bot.peer.home(FRENCH)).includes('Drawn anew'));
      bot.peer.openHome(FRENCH);
      await bot.peer.until('the home again', () => textOf(bot.peer.home(FRENCH)).includes('Bonjour'));
      bot.peer.press(FRENCH, 'home', 'thank');
      await bot.peer.until('the answer', () =>
        bot.peer.dm(FRENCH).find((each) => each.text === 'Merci pour home'),
      );
    });

    it.each([
      [FRENCH, 'Non merci.', /^Cela n’a pas marché, et rien n’a été changé\. Référence ([2-9A-Z]{4}), si/],
      [ENGLISH, 'No thank you.', /^That did not work, and nothing was changed\. Reference ([2-9A-Z]{4}), if/],
    ])(
      'tells %s a refusal in words, and a fault by a reference that the log has too',
      async (user, refusal, fault) => {
        await bot.peer.command(user, '/refuse', '', CHANNEL);
        await whisper(user, refusal);
        await bot.peer.command(user, '/break', 'very private words', CHANNEL);
        const answer = await whisper(user, fault);
        const reference = fault.exec(answer.text)?.[1];
        const lines = bot.logged.filter((line) => line.includes(`"reference":"${reference}"`));
        expect(lines).toHaveLength(1);
        expect(lines[0]).toContain('command /break');
        const log = bot.logged.join('');
        for (const secret of ['very private', bot.peer.botToken, bot.peer.appToken])
          expect(log).not.toContain(secret);
      },
    );

    it('refuses a command that it does not know any more', async () => {
      await bot.peer.command(ENGLISH, '/forgotten', '', CHANNEL);
      await whisper(ENGLISH, /^I do not know \/forgotten any more/);
    });

    it('writes to a person, edits what it wrote, and answers in its thread', async () => {
      const message = (text: string): Message => ({ summary: text, blocks: [{ kind: 'text', text }] });
      const toEdward = { address: `slack:${ENGLISH}`, locale: 'en' } as const;
      const first = await bot.platform.send({ ...toEdward, deliveryId: 'd-2', message: message('First') });
      if (first.kind !== 'sent') throw new Error(first.kind);
      const { remote } = first;
      expect(
        await bot.platform.send({
          ...toEdward,
          deliveryId: 'd-3',
          message: message('Edited'),
          replaces: remote,
        }),
      ).toEqual(first);
      await bot.platform.send({ ...toEdward, deliveryId: 'd-4', message: message('Below'), thread: remote });
      await bot.peer.until('the thread', () =>
        bot.peer.dm(ENGLISH).some((each) => each.thread_ts === remote.id),
      );
      expect(bot.peer.dm(ENGLISH).map((each) => [each.text, each.thread_ts])).toEqual(
        expect.arrayContaining([
          ['Edited', undefined],
          ['Below', remote.id],
        ]),
      );
      const letter = { ...toEdward, deliveryId: 'd-2', message: message('First') };
      expect(await bot.platform.find(letter, new Date(Date.now() - 60_000))).toMatchObject({
        kind: 'cannot-tell',
      });
    });

    it('finishes what is being answered before it stops', async () => {
      await bot.peer.command(ENGLISH, '/wait', '', CHANNEL);
      let isStopped = false;
      const stopped = bot.platform.stop().then(() => {
        isStopped = true;
      });
      await expect(bot.platform.check()).rejects.toThrow('not connected');
      expect(isStopped).toBe(false);
      bot.release();
      await stopped;
      await whisper(ENGLISH, /^Waited$/);
    });
  },
);
