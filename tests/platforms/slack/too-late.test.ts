// Slack lets a form be opened for three seconds after a press, once; who was too late is asked to try once more, and loses nothing.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasLocalSlack } from '../../peers/local-slack.ts';
import { type RefusingSlack, startRefusingSlack } from '../../peers/refusing-slack.ts';
import { CHANNEL, ENGLISH, FRENCH, type SmallBot, startSmallBot } from './small-bot.ts';

const because = (...messages: string[]) => ({ error: 'invalid_arguments', response_metadata: { messages } });

describe.skipIf(!hasLocalSlack)('a form that cannot be opened', () => {
  let bot: SmallBot;
  let front: RefusingSlack | null = null;
  let refusal: ReturnType<typeof because> | string | null = null;
  beforeAll(async () => {
    bot = await startSmallBot('socket', undefined, {
      apiUrl: async (peer) => {
        front = await startRefusingSlack(peer.apiUrl, (method) => (method === 'views.open' ? refusal : null));
        return front.apiUrl;
      },
    });
  });
  afterAll(async () => {
    await bot.stop();
    await front?.stop();
  });

  const whisperTo = async (user: string, ask: () => Promise<void>) => {
    const before = bot.peer.whispers(user).length;
    await ask();
    return bot.peer.until(`a whisper to ${user}`, () => bot.peer.whispers(user)[before]);
  };

  it.each([
    'expired_trigger_id',
    'exchanged_trigger_id',
    'invalid_trigger_id',
    'trigger_expired',
    'trigger_exchanged',
    'invalid_trigger',
    because(),
    because('[ERROR] invalid `trigger_id` [json-pointer:/trigger_id]'),
    because('[ERROR] must provide a string [json-pointer:/trigger_id]'),
  ])('because of %j is asked for once more, privately, with the words that were typed', async (code) => {
    refusal = code;
    const typed = 'Number the <lines>';
    const english = await whisperTo(ENGLISH, () => bot.peer.command(ENGLISH, '/suggest', typed, CHANNEL));
    expect(english.text).toContain('Please try once more. You had written: Number the &lt;lines&gt;');
    expect(JSON.stringify(english.blocks)).toContain(typed);
    const french = await whisperTo(FRENCH, () => bot.peer.command(FRENCH, '/suggest', '', CHANNEL));
    expect(french.text).toBe(
      'Slack s’est lassé d’attendre avant que je puisse ouvrir ceci. Essayez encore une fois.',
    );
    expect(bot.peer.modal()).toBeNull();
    expect(bot.logged.at(-1)).toContain('could not be opened in time');
  });

  it('by a press is offered again by a button, which opens the same', async () => {
    refusal = because('[ERROR] invalid `trigger_id` [json-pointer:/trigger_id]');
    bot.peer.openHome(ENGLISH);
    await bot.peer.until('the home', () => bot.peer.home(ENGLISH));
    bot.peer.press(ENGLISH, 'home', 'write');
    const told = await bot.peer.until('a direct message', () =>
      bot.peer.dm(ENGLISH).find(({ text }) => text.includes('once more')),
    );
    refusal = null;
    bot.peer.press(ENGLISH, told, 'write', { subject: 's-9' });
    const modal = await bot.peer.until('the form', () => bot.peer.modal());
    expect(modal.title?.text).toBe('Pressed');
    expect(JSON.parse(String(modal.private_metadata))).toMatchObject({ subject: 's-9' });
    bot.peer.close(ENGLISH);
  });

  it('because of the form itself is told with a reference', async () => {
    refusal = because('[ERROR] missing required field: title [json-pointer:/view]');
    const told = await whisperTo(ENGLISH, () => bot.peer.command(ENGLISH, '/suggest', 'Words', CHANNEL));
    expect(told.text).toMatch(/^That did not work, and nothing was changed\. Reference \w{4}/);
  });
});
