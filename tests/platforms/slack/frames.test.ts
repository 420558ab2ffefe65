// What comes over the connection of Socket Mode, read by Slack's own client: nothing of it may end the process.
import { SocketModeReceiver } from '@slack/bolt';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { outlasting } from '../../../src/platforms/slack/bolted.ts';

it.each([
  { type: 'events_api', envelope_id: 'e', payload: { event: null } },
  { type: 'events_api', envelope_id: 'e', payload: null },
  { type: 'events_api' },
  null,
  7,
  [],
  { type: 'events_api', envelope_id: 'e', payload: { event: { type: null } } },
  { type: 'interactive', envelope_id: 'e', payload: null },
  { type: 'slash_commands' },
])('%j is let be, and what comes after it is heard', async (frame) => {
  const logged: string[] = [];
  const log = pino({}, { write: (line: string) => void logged.push(line) });
  const receiver = new SocketModeReceiver({ appToken: 'xapp-1' });
  outlasting(receiver, log);
  const { client } = receiver;
  const come = (said: unknown) => client.emit('ws_message', JSON.stringify(said), false);
  const greeted = new Promise((resolve) => client.once('connected', resolve));
  come(frame);
  come({ type: 'hello' });
  await greeted;
  expect(logged.join()).not.toMatch(/payload|envelope/);
});
