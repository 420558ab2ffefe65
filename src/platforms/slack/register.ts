// One Bolt listener per kind of thing that people do on Slack. Answering is answer.ts.
import type { App, BlockAction } from '@slack/bolt';
import type { Logger } from 'pino';
import { z } from 'zod';
import { commandCalled, type Request } from '../../handlers/request.ts';
import { decodeAction, encodeAction } from '../../messages/actions.ts';
import { nameChannel } from '../../people/channel-names.ts';
import { eachOnce, inTurn } from '../order.ts';
import { aboutMessage } from './about.ts';
import { answer, goOn, showHome, submit } from './answer.ts';
import { type Desk, type Essentials, isDirect } from './desk.ts';
import { WAY } from './form.ts';
import { shortcutCalled } from './manifest.ts';
import { plainText } from './names.ts';
import type { Of } from './others.ts';
import { overheard } from './overheard.ts';
import { asMessage, readMrkdwn, spokenIn } from './read.ts';
import { unknownAction, unknownCommand, unknownShortcut } from './refusals.ts';
import { againOf } from './render.ts';
import { submittedForm } from './values.ts';

export interface Desks {
  /** Where what is heard is answered: at its company's own desk. */
  deskOf(of: Of): Promise<Desk>;
  /** Slack took the app, or its tokens, away. */
  ended(of: Of, by: string): Promise<void>;
  during(work: Promise<void>): Promise<void>;
  readonly log: Logger;
}

/** Commands and presses are acknowledged before any work, within Slack's three seconds; a form's answer is its acknowledgement. */
export function register(app: App, { deskOf, ended, during, log }: Desks): void {
  // From the first step on, before it is known whose it is: what was acknowledged is not left lying at a stop.
  app.use(({ next }) => during(next()));

  app.command(/^\//, async ({ ack, command, respond, context }) => {
    await ack();
    const desk = await deskOf(context);
    const entry = commandCalled(command.command, desk.menu.commands);
    const asked: Essentials = {
      where: `command ${entry ? `/${entry.name}` : command.command}`,
      team: command.team_id,
      user: command.user_id,
      text: entry?.names ? readMrkdwn(asMessage(command.text), new Map()) : command.text,
      source: entry?.names ? command.text : undefined,
      channel: command.channel_id,
      trigger: command.trigger_id,
      respond: (drawn) => respond({ response_type: 'ephemeral', ...drawn }),
    };
    await answer(desk, asked, (request) => {
      if (!entry) throw unknownCommand(command.command);
      return entry.run(request);
    });
  });

  app.action({ action_id: /.*/, type: 'block_actions' }, async ({ ack, body, action, respond, context }) => {
    await ack();
    const desk = await deskOf(context);
    const decoded = decodeAction(action.action_id);
    const { view } = body;
    const again = againOf(action.block_id);
    const place = body.response_url && isForOneAlone(body) ? body.response_url : undefined;
    const asked: Essentials = {
      where: `action ${decoded?.name ?? 'unknown'}`,
      team: body.team?.id,
      own: body.user.team_id,
      user: body.user.id,
      subject: decoded?.subject,
      chosen: action.type === 'static_select' ? action.selected_option?.value : undefined,
      pressed: action.type === 'button' ? (decoded ?? undefined) : undefined,
      channel: body.channel?.id,
      trigger: body.trigger_id,
      modal: view?.type === 'modal' ? { id: view.id, title: view.title.text } : undefined,
      // Presses in App Home have no channel, and then no place where an answer could be shown.
      respond: body.response_url
        ? (drawn) => respond({ response_type: 'ephemeral', replace_original: false, ...drawn })
        : undefined,
      again,
      replace: place ? (drawn) => respond({ replace_original: true, ...drawn }) : undefined,
      origin: place && again ? { place, again: encodeAction(again) } : undefined,
    };
    if (view && decoded?.name === WAY) {
      const submitted = { ...submittedForm(view, desk.plainPickers), way: decoded.subject ?? null };
      await goOn(desk, { ...asked, where: `form ${submitted.form}` }, submitted);
      return;
    }
    const ask =
      decoded && Object.hasOwn(desk.menu.actions, decoded.name) ? desk.menu.actions[decoded.name] : undefined;
    await answer(desk, asked, (request) => {
      if (!ask) throw unknownAction();
      return ask(request);
    });
  });

  app.view({ callback_id: /.*/, type: 'view_submission' }, async ({ ack, body, context }) => {
    const desk = await deskOf(context);
    const submitted = submittedForm(body.view, desk.plainPickers);
    const asked: Essentials = {
      where: `form ${submitted.form}`,
      team: body.team?.id,
      own: body.user.team_id,
      user: body.user.id,
    };
    const { told, afterwards } = await submit(desk, asked, submitted);
    await ack(told);
    await afterwards();
  });

  app.shortcut({ callback_id: /.*/, type: 'message_action' }, async ({ ack, shortcut, respond, context }) => {
    await ack();
    const desk = await deskOf(context);
    const { callback_id, channel, team, trigger_id, user } = shortcut;
    const entry = shortcutCalled(callback_id, desk.menu.shortcuts);
    const asked: Essentials = {
      where: `shortcut ${entry?.name ?? 'unknown'}`,
      team: team?.id,
      own: user.team_id,
      user: user.id,
      channel: channel.id,
      trigger: trigger_id,
      respond: (drawn) => respond({ response_type: 'ephemeral', ...drawn }),
    };
    await answer(desk, asked, async (request) => {
      if (!entry) throw unknownShortcut();
      return entry.run({ ...request, about: await aboutMessage(desk, shortcut) });
    });
  });

  const isNewId = eachOnce();
  // What has no id cannot be told to have come before.
  const isNew = (id: string | null | undefined) => !id || isNewId(id);
  app.event('app_home_opened', async ({ event, body, context }) => {
    if (event.tab !== 'home') return;
    const desk = await deskOf(context);
    if (isNew(body.event_id))
      await showHome(desk, { where: 'home', team: teamHearing(body, desk.ours.team), user: event.user });
  });

  for (const gone of ['app_uninstalled', 'tokens_revoked'] as const) {
    app.event(gone, async ({ event, context }) => {
      // Tokens of people are none of ours. Once more does no harm: it may have failed before.
      const isOurs = event.type === 'app_uninstalled' || (event.tokens?.bot ?? []).length > 0;
      if (isOurs) await ended(context, gone);
    });
  }

  for (const renamed of ['channel_rename', 'group_rename'] as const) {
    app.event(renamed, async ({ event, body, context }) => {
      const desk = await deskOf(context);
      if (teamHearing(body, desk.ours.team) !== desk.ours.team) return;
      const { id, name } = event.channel;
      await nameChannel(desk.kit.database.db, desk.workspace.id, { address: `slack:${id}`, name });
    });
  }

  const turn = inTurn();
  const hearOnce = async (event: unknown, body: Envelope & { event_id?: string | null }, of: Of) => {
    const desk = await deskOf(of);
    // One company's place never stands for another's that goes by the same id.
    const company = desk.workspace.id;
    const said = overheard(event, desk.botUserId);
    if (said === null || !isNew(body.event_id)) return;
    const { change, channel, id, thread, isAddressed, files } = said;
    // What names us comes as a message and as a mention, in either order.
    if (change === 'written' && !isNew(`${company} ${channel} ${id}`)) return;
    const asked: Essentials = {
      where: `message ${change}`,
      team: teamHearing(body, desk.ours.team),
      own: said.team ?? undefined,
      user: said.user,
      channel,
      isHushed:
        change !== 'written' || !(isAddressed || isNew(`told ${company} ${said.user} ${channel} ${thread}`)),
      beside: { thread },
    };
    const under = thread === null ? null : { channel, id: thread };
    const hear = async (request: Request) => {
      const text = await plainText(desk, said.source);
      const spoken = spokenIn(said.source);
      const message = { channel, id };
      return desk.menu.heard(request, { change, text, spoken, message, under, isAddressed, files });
    };
    await turn(`${company} ${channel} ${thread}`, () => answer(desk, asked, hear));
  };
  app.event('message', ({ event, body, context }) => hearOnce(event, body, context));
  app.event('app_mention', ({ event, body, context }) => hearOnce(event, body, context));

  app.error(async (error) => {
    log.error({ code: error.code }, 'Bolt could not pass on what Slack sent');
  });
}

interface Envelope {
  readonly team_id: string;
  readonly authorizations?: unknown;
}

const authorizations = z.array(
  z
    .looseObject({
      team_id: z.string().nullish().catch(null),
      enterprise_id: z.string().nullish().catch(null),
      is_enterprise_install: z.boolean().nullish().catch(null),
    })
    .nullable()
    .catch(null),
);

/**
 * In a shared channel an event's team may be the one that owns the channel; whose installation hears it stands beside: a team's, or that of
 * a whole organisation.
 */
function teamHearing(envelope: Envelope, ours: string): string {
  const { data = [] } = authorizations.safeParse(envelope.authorizations);
  const isOurs = data.some(
    (each) => each?.team_id === ours || (each?.is_enterprise_install === true && each.enterprise_id === ours),
  );
  return isOurs ? ours : envelope.team_id;
}

/** Slack marks what only one person sees on its container, servers like it on the message. */
function isForOneAlone({ container, channel, message }: BlockAction): boolean {
  const isEphemeral = container?.['is_ephemeral'] === true || message?.['subtype'] === 'ephemeral';
  return isEphemeral || isDirect(channel?.id);
}
