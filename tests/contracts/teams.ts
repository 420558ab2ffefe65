// Teams, as the contract tests ask every chat.
import { createServer, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { pino } from 'pino';
import { z } from 'zod';
import type { Clock } from '../../src/clock.ts';
import { menu } from '../../src/handlers/index.ts';
import type { Action } from '../../src/messages/message.ts';
import { type Card, card } from '../../src/platforms/teams/card.ts';
import { keep } from '../../src/platforms/teams/conversations.ts';
import { formDialog } from '../../src/platforms/teams/form.ts';
import { CARD_BYTES } from '../../src/platforms/teams/limits.ts';
import { pressFrom } from '../../src/platforms/teams/presses.ts';
import { teamsMessage } from '../../src/platforms/teams/render.ts';
import { teamsPlatform } from '../../src/platforms/teams/teams.ts';
import { formValues } from '../../src/platforms/teams/values.ts';
import { freshDesk } from '../handlers/desk.ts';
import { problemsOf } from '../platforms/teams/valid-card.ts';
import {
  type Chat,
  clock,
  type Faulty,
  letterTo,
  partsOf,
  type RemoteFault,
  type Unpictured,
} from './chat.ts';
import { misshapen } from './picture-shapes.ts';

const surface = { kind: 'message', opening: new Set(menu.opening) } as const;
const offered = { channels: [{ value: 'teams:19:sav@thread.tacv2', label: 'sav' }], elsewhere: new Map() };
const points = z.array(z.looseObject({ x: z.string(), y: z.number() }));
const PARSED = ['TextBlock'];

/** A dialog and a message both have one. */
function cardIn(drawn: object): Card {
  const found = 'card' in drawn ? drawn.card : null;
  if (typeof found !== 'object' || found === null) return card([], 'no card', 'en', []);
  return { ...card([], '', 'en', []), ...found };
}

const textsIn = (drawn: object, types: readonly string[]) =>
  partsOf(cardIn(drawn)).flatMap(({ type, text }) =>
    types.includes(String(type)) && typeof text === 'string' ? [text] : [],
  );

const buttonsIn = (drawn: object) =>
  partsOf(cardIn(drawn)).filter(({ type }) => type === 'Action.Execute' || type === 'Action.Submit');

/** The values of all inputs as they were opened, as a client sends them along. */
const untouched = (drawn: object) =>
  Object.fromEntries(
    partsOf(cardIn(drawn)).flatMap(({ type, id, value }) =>
      String(type).startsWith('Input.') ? [[String(id), value ?? '']] : [],
    ),
  );

export const teams: Chat = {
  name: 'teams',
  draw: (message, locale) => teamsMessage(message, locale, surface),
  drawForm: (form, locale, errors) => formDialog(form, locale, offered, errors),
  problems(drawn) {
    const bytes = Buffer.byteLength(JSON.stringify(drawn));
    const sets = partsOf(cardIn(drawn)).filter(({ type }) => type === 'ActionSet');
    return [
      ...problemsOf(cardIn(drawn)),
      ...misshapen(cardIn(drawn)),
      ...(bytes > CARD_BYTES ? [`${bytes} bytes`] : []),
      ...(sets.some(({ actions }) => Array.isArray(actions) && actions.length > 6) ? ['over 6 actions'] : []),
    ];
  },
  texts: (drawn) => textsIn(drawn, ['TextBlock', 'TextRun']),
  parsed: (drawn) => textsIn(drawn, PARSED),
  marks: ['<at>', '*bold*', '_it_', '~no~', '`code`', '[click](', '<!channel>', '{{DATE('],
  charts: (drawn) =>
    partsOf(cardIn(drawn))
      .filter(({ type }) => String(type).startsWith('Chart.'))
      .map(({ title, data }) => {
        const lines = z
          .array(z.looseObject({ legend: z.string().default(''), values: points.optional() }))
          .parse(data);
        const series = lines[0]?.values ? lines : [{ legend: '', values: points.parse(data) }];
        return {
          title: String(title),
          categories: series[0]?.values?.map(({ x }) => x) ?? [],
          series: Object.fromEntries(
            series.map(({ legend, values = [] }) => [legend, values.map(({ y }) => y)]),
          ),
        };
      }),
  tables: (drawn) =>
    partsOf(cardIn(drawn))
      .filter(({ type }) => type === 'Table')
      .map(({ rows }) =>
        z
          .array(z.looseObject({ cells: z.array(z.unknown()) }))
          .parse(rows)
          .map(({ cells }) =>
            cells.map((cell) =>
              partsOf(cell)
                .flatMap(({ text }) => text ?? [])
                .join(''),
            ),
          ),
      ),
  actions: (drawn) =>
    buttonsIn(drawn).flatMap((button): Action[] => {
      const press = pressFrom({ ...untouched(drawn), ...partsOf(button['data'])[0] });
      return press?.kind === 'action' ? [press.action] : [];
    }),
  submitted(drawn) {
    for (const button of buttonsIn(drawn)) {
      const data = { ...untouched(drawn), ...partsOf(button['data'])[0] };
      const press = pressFrom(JSON.parse(JSON.stringify(data)));
      if (press?.kind !== 'form') continue;
      const { form, state } = press.view;
      return { form, state, values: formValues(data, press.view) };
    }
    throw new Error('the dialog has no button that submits it');
  },
  complaintAt(form, field, sentence, locale) {
    const body = formDialog(form, locale, offered, { [field]: sentence }).card.body;
    const at = body.findIndex((element) => 'id' in element && element.id === `f:${field}`);
    const [below] = partsOf(body[at + 1]).flatMap(({ text }) => (typeof text === 'string' ? [text] : []));
    return below ?? null;
  },
};

const refused =
  (status: number, code: string, headers: Record<string, string> = {}) =>
  (response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify({ error: { code, message: 'as it happens' } }));
  };
const page = (status: number) => (response: ServerResponse) => {
  response.writeHead(status, { 'content-type': 'text/html' }).end('<html>no</html>');
};

const ANSWERS: Readonly<Record<RemoteFault, (response: ServerResponse) => void>> = {
  'throttled for 42 seconds': refused(429, 'Throttled', { 'retry-after': '42' }),
  'throttled without a time': refused(429, 'Throttled'),
  'passing trouble, nothing done': refused(412, 'PreconditionFailed'),
  'the place is gone': refused(404, 'ConversationNotFound'),
  'the bot is not in it': refused(403, 'BotNotInConversationRoster'),
  'the bot may not': refused(403, 'MessageWritesBlocked'),
  'the message is too long': refused(413, 'MessageSizeTooBig'),
  'a code of tomorrow': refused(400, 'CodeOfTomorrow'),
  'the app lacks a right': refused(403, 'NotEnoughPermissions'),
  'what it belongs to is gone': refused(404, 'ActivityNotFoundInConversation'),
  'the credentials are refused': refused(401, 'BotNotRegistered'),
  'a proxy says 403': page(403),
  'a server error': refused(500, 'ServiceError'),
  'a gateway’s 502': page(502),
  'a gateway’s 504': page(504),
  'a page instead of an answer': (response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('<html>');
  },
  'cut before the answer': (response) => response.destroy(),
  'cut inside the answer': (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' }).write('{"id":');
    setImmediate(() => response.destroy());
  },
  'no answer in time': () => {},
  'nothing listens': () => {},
  'nothing has that name': () => {},
};

const CHANNEL = '19:sav@thread.tacv2';
const TENANT = '00000000-0000-0000-0000-000000000001';

const config = { credentials: null, tenantId: TENANT, admittedTenants: [] };
const known = {
  place: CHANNEL,
  kind: 'channel',
  conversationId: CHANNEL,
  tenantId: TENANT,
  name: 'sav',
} as const;

export async function faultyTeams(): Promise<Faulty> {
  let answer: (response: ServerResponse) => void = page(500);
  let tries = 0;
  const server = createServer((request, response) => {
    tries += 1;
    request.resume().on('end', () => answer(response));
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  const { kit, workspace } = await freshDesk('sqlite', 'en');
  const parts = { log: pino({ level: 'silent' }), clock };
  const patient = teamsPlatform(config, { ...parts, timeoutMs: 5_000 });
  const hasty = teamsPlatform(config, { ...parts, timeoutMs: 400 });
  for (const each of [patient, hasty]) await each.listen(menu, kit, workspace);
  const urls: Partial<Record<RemoteFault, string>> = {
    'nothing listens': 'http://127.0.0.1:1/',
    'nothing has that name': 'http://teams.invalid/',
  };
  return {
    async send(fault, how) {
      const serviceUrl = urls[fault] ?? `http://127.0.0.1:${port}/`;
      const contacts = { db: kit.database.db, workspaceId: workspace.id };
      await keep(contacts, { ...known, serviceUrl, teamId: null, locale: null, timeZone: null });
      answer = ANSWERS[fault];
      tries = 0;
      const platform = fault === 'no answer in time' ? hasty : patient;
      return platform.send(letterTo(`teams:${CHANNEL}`, how, { channel: CHANNEL, id: '17' }));
    },
    tries: () => tries,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** @param at moved by the test */
export async function unpicturedTeams(at: Clock): Promise<Unpictured> {
  let isAll = false;
  let refused = 0;
  let taken: string[] = [];
  const server = createServer(async (request, response) => {
    const body = (await buffer(request)).toString();
    const isPictured = /"type":"(Chart\.|Table")/.test(body);
    response.setHeader('content-type', 'application/json');
    if (isAll || isPictured) {
      refused += 1;
      response
        .writeHead(400)
        .end(JSON.stringify({ error: { code: 'BadSyntax', message: 'no such element' } }));
      return;
    }
    taken.push(body);
    response.end(JSON.stringify({ id: '17' }));
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  const { kit, workspace } = await freshDesk('sqlite', 'en');
  const platform = teamsPlatform(config, { log: pino({ level: 'silent' }), clock: at });
  await platform.listen(menu, kit, workspace);
  const contacts = { db: kit.database.db, workspaceId: workspace.id };
  const serviceUrl = `http://127.0.0.1:${port}/`;
  await keep(contacts, { ...known, serviceUrl, teamId: null, locale: null, timeZone: null });
  return {
    send: (message, how) =>
      platform.send(letterTo(`teams:${CHANNEL}`, how, { channel: CHANNEL, id: '17' }, message)),
    seen() {
      const since = { refused, taken };
      refused = 0;
      taken = [];
      return since;
    },
    refuseAll(asked) {
      isAll = asked;
    },
    async stop() {
      await platform.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
