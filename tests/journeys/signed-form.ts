// Forms and message shortcuts sent to the bot as Slack sends them over HTTP, for what the peer cannot do: it has one
// stack of modals, and no menu beside a message. The journey must be in events mode.

import { encodeAction } from '../../src/messages/actions.ts';
import { WAY } from '../../src/platforms/slack/form.ts';
import type { Journey } from '../harness/journey.ts';
import type { PeerMessage, PeerValues, PeerView } from '../peers/local-slack.ts';
import { answersFor } from '../peers/local-slack-form.ts';
import { messageAction, sendSigned } from '../peers/signed-request.ts';

/** Sends a form as Slack does, signed, and gives what Slack is answered; for what the peer cannot do: twice, or two people at the same time. */
export async function post(
  journey: Journey,
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
  const answer = await send(journey, {
    type: 'view_submission',
    team: { id: journey.peer.teamId },
    user: { id: user },
    view: { ...view, state: { values: state } },
  });
  return JSON.parse(answer);
}

/** Leaves the open form by another way than sending it, and gives what it gave way to; in events mode only. */
export async function goOn(
  journey: Journey,
  user: string,
  values: PeerValues,
  way: string,
): Promise<PeerView> {
  const { peer } = journey;
  const view = peer.modal();
  if (!view) throw new Error('no modal is open');
  const before = JSON.stringify(view.blocks);
  await send(journey, {
    type: 'block_actions',
    team: { id: peer.teamId },
    user: { id: user },
    trigger_id: 'none',
    container: { type: 'view', view_id: view.id },
    view: { ...view, state: { values: answersFor(view.blocks, values) } },
    actions: [{ type: 'button', action_id: encodeAction({ name: WAY, subject: way }), block_id: 'ways' }],
  });
  return peer.until('the next step', () => {
    const open = peer.modal();
    return open && JSON.stringify(open.blocks) !== before && open;
  });
}

/** Uses the shortcut of this name on a message; resolves when the bot has acknowledged it, before its effects. */
export async function shortcut(
  journey: Journey,
  user: string,
  name: string,
  message: PeerMessage,
): Promise<void> {
  await send(journey, await messageAction(journey.peer, user, name, message));
}

function send({ peer, app }: Journey, payload: object): Promise<string> {
  return sendSigned(`http://127.0.0.1:${app.port}/slack/events`, peer.signingSecret, payload);
}
