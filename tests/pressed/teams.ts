// Teams, as the presses ask every chat: Microsoft's SDK hears activities, and a server stands where the connector would.
import { createServer } from 'node:http';
import { pino } from 'pino';
import { menu } from '../../src/handlers/index.ts';
import { encodeAction } from '../../src/messages/actions.ts';
import type { FormValues } from '../../src/messages/form.ts';
import { FIELD, pressFrom, selectId } from '../../src/platforms/teams/presses.ts';
import { teamsMessage } from '../../src/platforms/teams/render.ts';
import { teamsPlatform } from '../../src/platforms/teams/teams.ts';
import { partsOf } from '../contracts/chat.ts';
import {
  listening,
  type OpenForm,
  type Party,
  type PressedChat,
  recordingServer,
  type Shown,
} from './chat.ts';

type Fields = Readonly<Record<string, unknown>>;
const surface = { kind: 'message', opening: new Set(menu.opening) } as const;
/** The message in which it was pressed. */
const PRESSED = 'm-pressed';

export const teams: PressedChat = {
  name: 'Teams',
  async press(party, message, action, chosen) {
    const { card } = teamsMessage(message, party.workspace.locale === 'fr' ? 'fr' : 'en', surface);
    const data = partsOf(card)
      .map((part) => partsOf(part['data'])[0])
      .find((each) => {
        const press = each ? pressFrom(each) : null;
        return press?.kind === 'action' && encodeAction(press.action) === encodeAction(action);
      });
    if (!data) throw new Error(`no button ${encodeAction(action)} in “${message.summary}”`);
    const filled = chosen === null ? data : { ...data, [selectId(action)]: chosen };
    return isOpening(data)
      ? deliver(party, 'task/fetch', { data: filled })
      : deliver(party, 'adaptiveCard/action', { action: { type: 'Action.Execute', data: filled } });
  },
};

function isOpening(data: Fields): boolean {
  return partsOf(data['msteams'])[0]?.['type'] === 'task/fetch';
}

async function deliver(party: Party, name: string, value: object): Promise<Shown> {
  const { kit, workspace, user } = party;
  const member = { id: '29:x', aadObjectId: user, name: 'Nadia Benali', userRole: 'user' };
  const service = await recordingServer(({ path }) =>
    path.endsWith('/conversations') ? { conversations: [] } : { ...member, members: [member] },
  );
  const config = { credentials: null, tenantId: workspace.teamsTenantId ?? '', admittedTenants: [] };
  const platform = teamsPlatform(config, { log: pino({ level: 'silent' }), clock: kit.clock });
  await platform.listen(menu, kit, workspace);
  const server = await listening(
    createServer((request, response) => platform.mount()?.listener(request, response)),
  );
  try {
    const answer = await fetch(`${server.url}/teams/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        type: 'invoke',
        name,
        value,
        id: 'm-invoke',
        replyToId: PRESSED,
        channelId: 'msteams',
        serviceUrl: `${service.url}/`,
        from: { id: '29:x', aadObjectId: user, name: 'Nadia Benali' },
        recipient: { id: '28:bot' },
        conversation: { id: 'a:1', conversationType: 'personal' },
        channelData: { tenant: { id: workspace.teamsTenantId } },
      }),
    });
    const text = await answer.text();
    await platform.stop();
    const body: unknown = text === '' ? {} : JSON.parse(text);
    const written = service.calls.filter(({ path }) => path.includes('/activities'));
    const edited = written.findLast(({ method, path }) => method === 'PUT' && path.endsWith(PRESSED));
    const card = partsOf(body).find((part) => part['type'] === 'AdaptiveCard');
    const form = card ? openForm(party, card) : null;
    const isDialog = partsOf(body).some((part) => 'task' in part);
    return {
      instead: partsOf(edited?.body)[0] ?? (card && !isDialog ? card : null),
      told: [
        ...written.filter(({ method }) => method === 'POST').map((call) => partsOf(call.body)[0] ?? {}),
        ...(card && isDialog && !form ? [card] : []),
      ],
      form,
    };
  } finally {
    server.close();
    service.close();
  }
}

function openForm(party: Party, card: object): OpenForm | null {
  const untouched = Object.fromEntries(
    partsOf(card).flatMap(({ type, id, value }) =>
      String(type).startsWith('Input.') ? [[String(id), value ?? '']] : [],
    ),
  );
  for (const part of partsOf(card)) {
    const data = partsOf(part['data'])[0];
    const press = data ? pressFrom({ ...untouched, ...data }) : null;
    if (!data || press?.kind !== 'form' || press.way !== null) continue;
    return {
      name: press.view.form,
      async submit(values) {
        const filled = Object.fromEntries(
          Object.entries(values).map(([name, value]) => [FIELD + name, asTyped(value)]),
        );
        return deliver(party, 'task/submit', { data: { ...untouched, ...data, ...filled } });
      },
    };
  }
  return null;
}

/** Teams sends text as it was typed and several choices joined by commas. */
function asTyped(value: FormValues[string]): string {
  if (Array.isArray(value)) return value.map((each) => encodeURIComponent(String(each))).join(',');
  return value === null || value === undefined ? '' : String(value);
}
