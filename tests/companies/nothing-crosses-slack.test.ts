// Two companies that installed the app on their Slack, with the same channels, people and numbers: whatever people of one do there, also
// with what belongs to the other, the other's rows stay as they are, its token is not borne, and nobody is told a word of it.
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { newId } from '../../src/clock.ts';
import { menu } from '../../src/handlers/index.ts';
import { encodeAction } from '../../src/messages/actions.ts';
import type { FormView } from '../../src/messages/form.ts';
import type { Action } from '../../src/messages/message.ts';
import { formModal } from '../../src/platforms/slack/form.ts';
import { filled } from '../handlers/filled.ts';
import { onAnyEngine } from '../harness/database.ts';
import { sendCommand, sendEvent, sendSigned } from '../peers/signed-request.ts';
import { submission } from '../pressed/slack.ts';
import { type Party, rowsOf } from './two.ts';
import { SIGNING_SECRET, type TwoOnSlack, twoOnSlack } from './two-on-slack.ts';

/** Of a busy machine. */
const WITHIN = { timeout: 20_000, interval: 20 };
const ROUNDS = Number(process.env['ROUNDS'] ?? 1);

interface Doing {
  readonly slack: TwoOnSlack;
  readonly party: Party;
  readonly other: Party;
  readonly pick: number;
  readonly forms: readonly FormView[];
  readonly otherForms: readonly FormView[];
}

const at = <T>(all: readonly T[], pick: number): T => {
  const found = all[pick % all.length];
  if (found === undefined) throw new Error('there is nothing to choose from');
  return found;
};

function sent({ slack, party }: Doing, payload: object, user: object = {}): Promise<string> {
  const team = slack.teamOf(party);
  const asker = { id: 'U1', team_id: team, ...user };
  return sendSigned(slack.url, SIGNING_SECRET, { team: { id: team }, user: asker, ...payload });
}

function pressed(doing: Doing, action: Action, user?: object): Promise<string> {
  const { slack, pick } = doing;
  const container = pick % 2 === 0 ? { type: 'message', is_ephemeral: true } : { type: 'view' };
  const where =
    pick % 2 === 0
      ? { response_url: slack.url.replace('events', 'nowhere'), channel: { id: 'C1' }, message: {} }
      : { view: { type: 'home', id: 'V0', title: { type: 'plain_text', text: 'Home' } } };
  const element = { type: 'button', action_id: encodeAction(action), block_id: 'b1' };
  // Slack's are never the same twice, and what is signed twice the same is not heard.
  const press = { type: 'block_actions', trigger_id: newId(), container, ...where, actions: [element] };
  return sent(doing, press, user);
}

/** All that its buttons open; what the others of them do is done. */
async function formsOf(party: Party): Promise<FormView[]> {
  const forms = new Map<string, FormView>();
  for (const { name, subject } of party.buttons) {
    const request = party.desk.ask(subject === undefined ? {} : { subject });
    const reply = await menu.actions[name]?.(request).catch(() => null);
    if (reply?.kind === 'open') forms.set(JSON.stringify(reply.form.state) + reply.form.form, reply.form);
  }
  return [...forms.values()];
}

async function submitted(doing: Doing, forms: readonly FormView[]): Promise<void> {
  const form = at(forms, doing.pick);
  const values = Object.fromEntries(
    Object.entries(filled[form.form] ?? {}).map(([field, value]) => [field, value ?? '']),
  );
  await sent(doing, { ...submission(formModal(form, 'en', null), values), trigger_id: newId() });
}

/** What people of a company do in their own Slack. */
const doings: Readonly<Record<string, (doing: Doing) => Promise<unknown>>> = {
  'presses their own': (doing) => pressed(doing, at(doing.party.buttons, doing.pick)),
  'presses the other’s': (doing) => pressed(doing, at(doing.other.buttons, doing.pick)),
  // By somebody of the other company, in a channel that both have.
  'presses as a stranger': (doing) =>
    pressed(doing, at(doing.party.buttons, doing.pick), { team_id: doing.slack.teamOf(doing.other) }),
  'fills in their own form': (doing) => submitted(doing, doing.forms),
  'fills in the other’s form': (doing) => submitted(doing, doing.otherForms),
  'types a command': ({ slack, party, pick }) =>
    sendCommand(slack.url, SIGNING_SECRET, {
      ...{ team_id: slack.teamOf(party), user_id: 'U1', channel_id: 'C1', trigger_id: newId(), text: '' },
      ...{
        command: `/${at(menu.commands, pick).name}`,
        response_url: slack.url.replace('events', 'nowhere'),
      },
    }),
  'opens their home': async ({ slack, party }) =>
    sendEvent(
      slack.url,
      SIGNING_SECRET,
      { team_id: slack.teamOf(party), authorizations: [{ team_id: slack.teamOf(party), is_bot: true }] },
      { type: 'app_home_opened', user: 'U1', tab: 'home', channel: 'D1' },
    ),
  'writes in a channel': ({ slack, party, pick }) =>
    sendEvent(
      slack.url,
      SIGNING_SECRET,
      { team_id: slack.teamOf(party), authorizations: [{ team_id: slack.teamOf(party), is_bot: true }] },
      { type: 'message', user: 'U1', channel: 'C1', ts: `1.${pick}`, text: `${party.mark} in ${pick}` },
    ),
  'renames a channel': ({ slack, party, pick }) =>
    sendEvent(
      slack.url,
      SIGNING_SECRET,
      { team_id: slack.teamOf(party), authorizations: [{ team_id: slack.teamOf(party), is_bot: true }] },
      { type: 'channel_rename', channel: { id: 'C1', name: `${party.mark}-${pick}` } },
    ),
};

interface Taken {
  readonly name: string;
  readonly pick: number;
}

/** Each once, in some order, and some again. */
const steps = fc
  .tuple(
    fc.shuffledSubarray(Object.keys(doings), { minLength: Object.keys(doings).length }),
    fc.array(fc.constantFrom(...Object.keys(doings)), { maxLength: 6 }),
    fc.array(fc.nat({ max: 5_000 }), { minLength: 20, maxLength: 20 }),
  )
  .map(([each, more, picks]) => [...each, ...more].map((name, i): Taken => ({ name, pick: picks[i] ?? 0 })));

onAnyEngine((engine) => {
  it('nothing crosses between two companies on Slack, whatever people of either do', {
    timeout: 240_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        for (const isFirst of [true, false]) await take(taken, isFirst);
      }),
      { numRuns: ROUNDS, endOnFailure: true },
    );
  });

  async function take(taken: readonly Taken[], isFirst: boolean): Promise<void> {
    const slack = await twoOnSlack(engine);
    try {
      const [first, second] = slack.parties;
      const [party, other] = isFirst ? [first, second] : [second, first];
      // Both have been here: what is remembered of one must not serve the other.
      for (const each of [other, party]) await homeOpened(slack, each);
      const [forms, otherForms] = [await formsOf(party), await formsOf(other)];
      const [before, own] = [await rowsIn(other), await rowsIn(party)];
      const known = slack.calls.length;
      for (const { name, pick } of taken)
        await doings[name]?.({ slack, party, other, pick, forms, otherForms });
      await slack.stop();
      expect(changed(before, await rowsIn(other))).toEqual([]);
      const now = await rowsIn(party);
      // What they did was done, and in their own rows.
      expect(changed(own, now)).not.toEqual([]);
      expect(now.includes(other.mark)).toBe(false);
      const calls = slack.calls.slice(known);
      expect(new Set(calls.map(({ token }) => token))).toEqual(new Set([slack.tokenOf(party)]));
      expect(calls.filter(({ body }) => body.includes(other.mark))).toEqual([]);
    } finally {
      await slack.stop();
    }
  }

  it('no button of the other company does anything on Slack, one after another', {
    timeout: 240_000,
  }, async () => {
    const slack = await twoOnSlack(engine);
    const [party, other] = slack.parties;
    for (const each of slack.parties) await homeOpened(slack, each);
    const before = [await rowsIn(other), await rowsIn(party)];
    const known = slack.calls.length;
    const foreign = other.buttons.filter(({ subject }) => /[0-9a-f]{8}-[0-9a-f]{4}-/.test(subject ?? ''));
    expect(foreign.length).toBeGreaterThan(30);
    for (const [pick, button] of foreign.entries())
      await pressed({ slack, party, other, pick, forms: [], otherForms: [] }, button);
    await slack.stop();
    expect([await rowsIn(other), await rowsIn(party)]).toEqual(before);
    const calls = slack.calls.slice(known);
    expect(new Set(calls.map(({ token }) => token))).toEqual(new Set([slack.tokenOf(party)]));
    expect(calls.filter(({ body }) => body.includes(other.mark))).toEqual([]);
  });
});

function rowsIn({ desk: { kit, workspace } }: Party): Promise<string> {
  return rowsOf(kit.database, workspace.id);
}

/** The first rows that came, went or are others now. */
function changed(before: string, after: string): string[] {
  const [old, fresh] = [before.split('\n'), after.split('\n')].map((lines) => new Set(lines));
  if (!old || !fresh) return [];
  const lines = [
    ...[...old].filter((line) => !fresh.has(line)),
    ...[...fresh].filter((line) => !old.has(line)),
  ];
  return lines.map((line) => line.slice(0, 300)).slice(0, 4);
}

/** Once Slack was asked to show it. */
async function homeOpened(slack: TwoOnSlack, party: Party): Promise<void> {
  await doings['opens their home']?.({ slack, party, other: party, pick: 0, forms: [], otherForms: [] });
  await vi.waitFor(() => {
    const shown = slack.calls.some(
      ({ method, token }) => method === 'views.publish' && token === slack.tokenOf(party),
    );
    if (!shown) throw new Error('no home was shown');
  }, WITHIN);
}
