// Forms and message shortcuts sent to the bot as Slack sends them over HTTP, for what the peer cannot do: it has one
// stack of modals, and no menu beside a message. The journey must be in events mode.
import type { Journey } from '../harness/journey.ts';
import type { PeerMessage, PeerView } from '../peers/local-slack.ts';
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
