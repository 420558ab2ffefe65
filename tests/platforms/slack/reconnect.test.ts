import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { hasLocalSlack, startLocalSlack } from '../../peers/local-slack.ts';
import { type RefusingSlack, startRefusingSlack } from '../../peers/refusing-slack.ts';
import { startSmallBot } from './small-bot.ts';

it.skipIf(!hasLocalSlack).each(['invalid_auth', 'account_inactive'])(
  'outlives a reconnection that Slack refuses (%s), says so, and hears again once Slack lets it',
  { concurrent: true, timeout: 60_000 },
  async (code) => {
    const port = await freePort();
    let front: RefusingSlack | null = null;
    let isRefusing = false;
    const bot = await startSmallBot('socket', undefined, {
      port,
      apiUrl: async (peer) => {
        front = await startRefusingSlack(peer.apiUrl, (method) =>
          isRefusing && method === 'apps.connections.open' ? code : null,
        );
        return front.apiUrl;
      },
    });
    const state = () => bot.platform.check().then(() => 'ok', String);
    expect(await state()).toBe('ok');
    isRefusing = true;
    await bot.peer.stop();
    await expect.poll(state, { timeout: 15_000 }).toContain('refused');
    expect(bot.logged.join('')).toContain(code);
    const again = await startLocalSlack({ mode: 'socket', users: [], channels: [], port });
    isRefusing = false;
    await expect.poll(state, { timeout: 15_000 }).toBe('ok');
    await bot.platform.stop();
    await again.stop();
    await (front as RefusingSlack | null)?.stop();
  },
);

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
