// Forms sent to the bot as Slack sends them over HTTP, for what the peer cannot do with its one stack of modals.
import { createHmac } from 'node:crypto';
import { expect } from 'vitest';
import type { Journey } from '../harness/journey.ts';
import type { PeerView } from '../peers/local-slack.ts';

/** Sends a form as Slack does, signed, and gives what Slack is answered; for what the peer cannot do: twice, or two people at the same time. */
export async function post(
  { peer, app }: Journey,
  user: string,
  view: PeerView,
  values: Readonly<Record<string, string>>,
): Promise<unknown> {
  const state = Object.fromEntries(
    view.blocks.flatMap(({ block_id = '', element }) => {
      const value = values[block_id];
      if (value === undefined || !element) return [];
      const given = element.type === 'static_select' ? { selected_option: { value } } : { value };
      return [[block_id, { [element.action_id ?? '']: { type: element.type, ...given } }]];
    }),
  );
  const payload = {
    type: 'view_submission',
    team: { id: peer.teamId },
    user: { id: user },
    view: { ...view, state: { values: state } },
  };
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const timestamp = Math.floor(Date.now() / 1_000);
  const signature = createHmac('sha256', peer.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  const response = await fetch(`http://127.0.0.1:${app.port}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': `v0=${signature}`,
    },
    body,
  });
  expect(response.status).toBe(200);
  return response.json();
}
