import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Message } from '../../../src/messages/message.ts';
import { hasLocalSlack, type PeerMessage } from '../../peers/local-slack.ts';
import { messageAction, sendSigned } from '../../peers/signed-request.ts';
import { CHANNEL, ENGLISH, FRENCH, type SmallBot, startSmallBot } from './small-bot.ts';

/** A message of the bot's, in the channel or to a person. */
async function card(bot: SmallBot, address: string, text: string): Promise<PeerMessage> {
  const message: Message = { summary: text, blocks: [{ kind: 'text', text }] };
  const sent = await bot.platform.send({
    deliveryId: text,
    address: `slack:${address}`,
    message,
    locale: 'fr',
  });
  if (sent.kind !== 'sent') throw new Error(`not sent: ${sent.kind}`);
  const { channel, id } = sent.remote;
  return bot.peer.until('the card', () => bot.peer.messages(channel).find((each) => each.ts === id));
}

describe.skipIf(!hasLocalSlack).each(['socket', 'http'] as const)('what people write, %s', (mode) => {
  let bot: SmallBot;
  beforeAll(async () => {
    bot = await startSmallBot(mode);
  });
  afterAll(() => bot.stop());

  const heard = (id: string, change: string) =>
    vi.waitFor(
      () => {
        const found = bot.heard.find((each) => each.message.id === id && each.change === change);
        if (!found) throw new Error(`never heard: ${change} ${id}`);
        return found;
      },
      { timeout: 20_000, interval: 20 },
    );
  const remote = ({ channel = '', ts }: PeerMessage) => ({ channel, id: ts });
  /** All that was written before this has been heard, or never will be: events come one after the other. */
  const everything = async () => {
    const last = await bot.peer.tell(ENGLISH, 'that is all');
    await heard(last.ts, 'written');
  };

  it('in a thread is heard as it is written, edited and deleted, with names and without ids', async () => {
    const root = await card(bot, CHANNEL, 'An idea');
    const first = `Ask <@${ENGLISH}> &amp; <@U0NOBODY>, <!here>: <https://example.com|see>`;
    const own = await bot.peer.reply(FRENCH, root, first);
    expect(await heard(own.ts, 'written')).toEqual({
      by: FRENCH,
      change: 'written',
      text: 'Ask @Edward Hall & @?, @here: see (https://example.com)',
      spoken: 'Ask   &  ,  :  ',
      message: remote(own),
      under: remote(root),
      isAddressed: false,
      files: [],
    });
    await bot.peer.edit(FRENCH, own, 'Never mind');
    expect(await heard(own.ts, 'edited')).toMatchObject({ text: 'Never mind', under: remote(root) });
    await bot.peer.remove(FRENCH, own);
    expect(await heard(own.ts, 'deleted')).toMatchObject({ by: FRENCH, text: '', under: remote(root) });
    expect(bot.peer.replies(root)).toEqual([]);
  });

  it('to the bot directly is heard under its message, and by itself', async () => {
    const letter = await card(bot, FRENCH, 'You have an answer');
    const under = await bot.peer.reply(FRENCH, letter, 'Thank you');
    expect(await heard(under.ts, 'written')).toMatchObject({ by: FRENCH, under: remote(letter) });
    const alone = await bot.peer.tell(FRENCH, 'Hello?');
    expect(await heard(alone.ts, 'written')).toMatchObject({ text: 'Hello?', under: null });
  });

  it('in a channel by itself, or by bots, is not heard', async () => {
    const root = await card(bot, CHANNEL, 'Another idea');
    const loose = await bot.peer.say(FRENCH, CHANNEL, 'Who has the key?');
    const ours = await bot.peer.reply(bot.peer.botUserId, root, 'From the bot');
    await everything();
    const ids = bot.heard.map((each) => each.message.id);
    expect(ids).not.toContain(loose.ts);
    expect(ids).not.toContain(ours.ts);
  });

  it('is answered to its writer alone in a channel, and in the thread of a direct message', async () => {
    const root = await card(bot, CHANNEL, 'One more idea');
    await bot.peer.reply(ENGLISH, root, 'echo *here*');
    const whisper = await bot.peer.until('the whisper', () =>
      bot.peer.whispers(ENGLISH).find((each) => each.text === 'echo ∗here∗'),
    );
    expect(whisper).toMatchObject({ channel: CHANNEL, thread_ts: root.ts });
    const letter = await card(bot, ENGLISH, 'A letter');
    await bot.peer.reply(ENGLISH, letter, 'echo below');
    await bot.peer.until('the answer', () =>
      bot.peer.replies(letter).find((each) => each.user === bot.peer.botUserId && each.text === 'echo below'),
    );
    await bot.peer.tell(ENGLISH, 'echo beside');
    const beside = await bot.peer.until('the other answer', () =>
      bot.peer.dm(ENGLISH).find((each) => each.user === bot.peer.botUserId && each.text === 'echo beside'),
    );
    expect(beside.thread_ts).toBeUndefined();
  });

  it('that breaks something is told by its reference, and logged without its words', async () => {
    const root = await card(bot, CHANNEL, 'A last idea');
    await bot.peer.reply(ENGLISH, root, 'break');
    await bot.peer.until('the reference', () =>
      bot.peer.whispers(ENGLISH).find((each) => /^That did not work.* Reference/.test(each.text)),
    );
    expect(bot.logged.join('')).toContain('message written');
    expect(bot.logged.join('')).not.toContain('somebody wrote');
  });

  it('is asked once more, in the same window, when a form gives way to another', async () => {
    await bot.peer.command(ENGLISH, '/suggest', 'again', CHANNEL);
    await bot.peer.until('the form', () => bot.peer.modal()?.callback_id === 'idea');
    await bot.peer.submit(ENGLISH, { title: 'again' });
    expect(bot.peer.modal()).toMatchObject({ title: { text: 'Once more' }, callback_id: 'idea' });
    await bot.peer.submit(ENGLISH, {});
    expect(JSON.stringify(bot.peer.modal()?.blocks)).toContain('second /  / s-1');
    bot.peer.close(ENGLISH);
  });

  it('is given as a file, whole, in the direct message', async () => {
    await bot.peer.command(FRENCH, '/export', '', CHANNEL);
    const given = await bot.peer.until('the file', () => bot.peer.files(FRENCH)[0]);
    expect(given).toMatchObject({ file: { name: 'ideas.csv' }, words: 'All ∗ideas∗, &lt;!channel&gt;' });
    expect(await bot.peer.read(given.file)).toBe('title\r\n"Été, <!channel> 1"\r\n');
    expect(bot.peer.files(ENGLISH)).toEqual([]);
  });

  it('turns the page in its place where only the asker sees it', async () => {
    const whispers = () => bot.peer.whispers(FRENCH).filter((each) => /Page|After/.test(each.text));
    await bot.peer.command(FRENCH, '/list', '', CHANNEL);
    const list = await bot.peer.until('the list', () => whispers()[0]);
    bot.peer.press(FRENCH, list, 'turn');
    const next = await bot.peer.until('the next page', () =>
      whispers().find((each) => each.text === 'After Page 1'),
    );
    expect(next.ts).toBe(list.ts);
    expect(whispers()).toHaveLength(1);
  });

  it('turns no page in the place of what everybody sees', async () => {
    const buttons = [{ label: 'Turn', action: { name: 'turn', subject: 'all' } }];
    const message: Message = { summary: 'For all', blocks: [{ kind: 'buttons', buttons }] };
    await bot.platform.send({ deliveryId: 'all', address: `slack:${CHANNEL}`, message, locale: 'en' });
    const shown = await bot.peer.until('the message', () =>
      bot.peer.messages(CHANNEL).find((each) => each.text === 'For all'),
    );
    bot.peer.press(ENGLISH, shown, 'turn');
    await bot.peer.until('a whisper', () =>
      bot.peer.whispers(ENGLISH).find((each) => each.text === 'After all'),
    );
    expect(bot.peer.messages(CHANNEL).find((each) => each.ts === shown.ts)?.text).toBe('For all');
  });

  it('turns the page of a home in the direct message', async () => {
    bot.peer.openHome(ENGLISH);
    await bot.peer.until('the home', () => bot.peer.home(ENGLISH));
    bot.peer.press(ENGLISH, 'home', 'turn');
    await bot.peer.until('the page', () => bot.peer.dm(ENGLISH).find((each) => each.text === 'After home'));
  });
});

describe.skipIf(!hasLocalSlack)('over HTTP', () => {
  let bot: SmallBot;
  beforeAll(async () => {
    bot = await startSmallBot('http');
  });
  afterAll(() => bot.stop());

  it('a shortcut on a message brings its words and its address into the form', async () => {
    const said = await bot.peer.say(FRENCH, CHANNEL, `<@${ENGLISH}> wants numbered lines &amp; more`);
    const payload = await messageAction(bot.peer, ENGLISH, 'turn-into-idea', said);
    expect(await sendSigned(bot.requestUrl ?? '', bot.peer.signingSecret, payload)).toBe('');
    const form = await bot.peer.until('the form', () => bot.peer.modal());
    expect(form).toMatchObject({
      title: { text: 'From a message' },
      blocks: [
        { element: { initial_value: '@Edward Hall wants numbered lines & more' } },
        { element: { initial_value: `slack:${CHANNEL}` } },
      ],
    });
    await bot.peer.submit(ENGLISH, {});
    const link = `${bot.peer.url}/archives/${CHANNEL}/p${said.ts.replace('.', '')}`;
    expect(JSON.stringify(bot.peer.modal()?.blocks)).toContain(link);
    bot.peer.close(ENGLISH);
  });

  it('a shortcut works without an address where Slack refuses it, and on a message made of attachments', async () => {
    const said = await bot.peer.say(FRENCH, CHANNEL, 'seen from elsewhere');
    const payload = await messageAction(bot.peer, ENGLISH, 'turn-into-idea', said);
    const message = {
      ts: '1.0',
      type: 'message',
      text: '',
      attachments: [{ text: 'From the desk' }, { fallback: 'x' }],
    };
    const elsewhere = { ...payload, channel: { id: 'D0STRANGE' }, message_ts: '1.0', message };
    await sendSigned(bot.requestUrl ?? '', bot.peer.signingSecret, elsewhere);
    const form = await bot.peer.until('the form', () => bot.peer.modal());
    expect(form.blocks).toMatchObject([
      { element: { initial_value: 'From the desk\nx' } },
      { element: { initial_value: 'none' } },
    ]);
    expect(form['private_metadata']).toBe('{"key":"k-2"}');
    bot.peer.close(ENGLISH);
  });

  it('a shortcut of an older version is refused in words', async () => {
    const said = await bot.peer.say(FRENCH, CHANNEL, 'an old one');
    const payload = await messageAction(bot.peer, ENGLISH, 'forgotten', said);
    await sendSigned(bot.requestUrl ?? '', bot.peer.signingSecret, payload);
    await bot.peer.until('the refusal', () =>
      bot.peer.messages(CHANNEL).find((each) => /^This shortcut belongs to an older/.test(each.text)),
    );
  });

  it('an event that Slack repeats is heard once, and one of another company never', async () => {
    const event = {
      type: 'message',
      channel: 'D1',
      user: ENGLISH,
      text: 'twice?',
      ts: '9.1',
      channel_type: 'im',
    };
    const sent = (id: string, said: object) =>
      postEvent(bot, { type: 'event_callback', team_id: bot.peer.teamId, event_id: id, event: said });
    expect(await sent('Ev1', event)).toBe(200);
    expect(await sent('Ev1', event)).toBe(200);
    expect(await sent('Ev2', { ...event, ts: '9.2', user_team: 'T0ANOTHER' })).toBe(200);
    expect(await sent('Ev3', { ...event, ts: '9.3' })).toBe(200);
    await bot.platform.stop();
    expect(bot.heard.map((each) => each.message.id)).toEqual(['9.1', '9.3']);
    expect(bot.logged.join('')).toContain('refused: asked from another Slack team');
  });
});

async function postEvent({ peer, requestUrl }: SmallBot, body: object): Promise<number> {
  const text = JSON.stringify(body);
  const timestamp = Math.floor(Date.now() / 1_000);
  const signature = createHmac('sha256', peer.signingSecret).update(`v0:${timestamp}:${text}`).digest('hex');
  const response = await fetch(requestUrl ?? '', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': `v0=${signature}`,
    },
    body: text,
  });
  await response.text();
  return response.status;
}
