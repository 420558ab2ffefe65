// Slack, as the contract tests ask every chat.
import type { ServerResponse } from 'node:http';
import { pino } from 'pino';
import { z } from 'zod';
import type { Clock } from '../../src/clock.ts';
import { decodeAction } from '../../src/messages/actions.ts';
import { formModal } from '../../src/platforms/slack/form.ts';
import { formLimits, slackLimits } from '../../src/platforms/slack/limits.ts';
import { slackMessage } from '../../src/platforms/slack/render.ts';
import { slackPlatform } from '../../src/platforms/slack/slack.ts';
import { slackErrors, submittedForm } from '../../src/platforms/slack/values.ts';
import { startRefusingSlack } from '../peers/refusing-slack.ts';
import { startFaultySlack } from '../platforms/slack/faulty-slack.ts';
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

const stringsIn = (drawn: object, isWanted: (part: Readonly<Record<string, unknown>>) => boolean) =>
  partsOf(drawn).flatMap((part) =>
    isWanted(part) && typeof part['text'] === 'string' ? [part['text']] : [],
  );

export const slack: Chat = {
  name: 'slack',
  draw: slackMessage,
  drawForm: (form, locale) => formModal(form, locale, null),
  problems(drawn) {
    const parts = partsOf(drawn);
    const blocks = 'blocks' in drawn && Array.isArray(drawn.blocks) ? drawn.blocks : [];
    const isModal = 'type' in drawn && drawn.type === 'modal';
    const lengths = parts.flatMap(({ text }) => (typeof text === 'string' ? [text.length] : []));
    const total = lengths.reduce((sum, length) => sum + length, 0);
    return [
      ...(blocks.length > (isModal ? 100 : 50) ? [`${blocks.length} blocks`] : []),
      ...misshapen(drawn),
      ...(parts.filter(({ type }) => type === 'data_visualization').length > 2 ? ['over 2 charts'] : []),
      ...(parts.filter(({ type }) => type === 'table').length > 1 ? ['over 1 table'] : []),
      ...(lengths.some((length) => length > 4_000) ? ['a text over 4,000'] : []),
      // Marks and labels of buttons come on top of the texts.
      ...(!isModal && total > slackLimits.total * 1.1 ? [`${total} characters`] : []),
      ...parts.flatMap(outOfBounds),
      ...parts.flatMap(({ type, elements, options, private_metadata }) => [
        ...(type === 'actions' && Array.isArray(elements) && elements.length > 25 ? ['over 25 buttons'] : []),
        ...(Array.isArray(options) && options.length > 100 ? ['over 100 options'] : []),
        ...(type === 'radio_buttons' && Array.isArray(options) && options.length > 10
          ? ['over 10 radios']
          : []),
        ...(String(private_metadata ?? '').length > formLimits.metadata ? ['too much metadata'] : []),
      ]),
    ];
  },
  texts: (drawn) => stringsIn(drawn, () => true),
  parsed: (drawn) => stringsIn(drawn, ({ type, blocks }) => type === 'mrkdwn' || blocks !== undefined),
  marks: ['<!channel>', '<@U123', '<https://evil', '*bold*', '_it_', '~no~', '`code`', ':tada:'],
  charts: (drawn) =>
    partsOf(drawn)
      .filter(({ type }) => type === 'data_visualization')
      .map((block) => ({
        title: String(block['title']),
        categories: z
          .array(z.string())
          .parse(partsOf(block['chart']).find(({ categories }) => categories)?.['categories']),
        series: Object.fromEntries(
          partsOf(block['chart']).flatMap(({ name, data }) =>
            Array.isArray(data) ? [[String(name), data.map(({ value }) => Number(value))]] : [],
          ),
        ),
      })),
  tables: (drawn) =>
    partsOf(drawn)
      .filter(({ type }) => type === 'table')
      .map(({ rows }) =>
        z
          .array(z.array(z.unknown()))
          .parse(rows)
          .map((row) =>
            row.map((cell) =>
              partsOf(cell)
                .flatMap(({ text }) => text ?? [])
                .join(''),
            ),
          ),
      ),
  actions: (drawn) =>
    partsOf(drawn).flatMap(({ type, action_id }) =>
      (type === 'button' || type === 'static_select') && typeof action_id === 'string'
        ? (decodeAction(action_id) ?? [])
        : [],
    ),
  submitted(drawn) {
    const inputs = partsOf(drawn).filter(({ type }) => type === 'input');
    const values = Object.fromEntries(
      inputs.map(({ block_id, element }) => [String(block_id), answerOf(element)]),
    );
    return submittedForm({ ...drawn, state: { values } }, false);
  },
  complaintAt: (form, field, sentence) =>
    slackErrors(
      { [field]: sentence },
      form.fields.map(({ name }) => name),
    )?.[field] ?? null,
};

/** "Invalid arguments", says Slack of a first value that its own input would not take. */
function outOfBounds({ type, min_value, max_value, initial_value }: Readonly<Record<string, unknown>>) {
  if (type !== 'number_input') return [];
  const given = [min_value, max_value, initial_value ?? min_value].map(String);
  const [least = 0, most = 0, first = 0] = given.map(Number);
  const areWhole = given.every((each) => /^-?\d+$/.test(each));
  return areWhole && least <= first && first <= most ? [] : [`a number of ${given.join(', ')}`];
}

/** As Slack sends what nobody touched. */
function answerOf(element: unknown): Record<string, object> {
  const [drawn = {}] = partsOf(element);
  return {
    [String(drawn['action_id'])]: {
      type: drawn['type'],
      value: drawn['initial_value'] ?? null,
      selected_option: drawn['initial_option'] ?? null,
      selected_options: drawn['initial_options'] ?? [],
      selected_users: drawn['initial_users'] ?? [],
      selected_conversations: drawn['initial_conversations'] ?? [],
      selected_date: drawn['initial_date'] ?? null,
    },
  };
}

const refused = (error: string) => ({ ok: false, error });
const status =
  (code: number, body: string, headers: Record<string, string> = {}) =>
  (response: ServerResponse) => {
    response.writeHead(code, headers).end(body);
  };

const ANSWERS: Readonly<Record<RemoteFault, object | ((response: ServerResponse) => void)>> = {
  'throttled for 42 seconds': status(429, '', { 'retry-after': '42' }),
  'throttled without a time': status(429, ''),
  'passing trouble, nothing done': refused('service_unavailable'),
  'the place is gone': refused('channel_not_found'),
  'the bot is not in it': refused('not_in_channel'),
  'the bot may not': refused('restricted_action'),
  'the message is too long': refused('msg_too_long'),
  'a code of tomorrow': refused('a_code_of_tomorrow'),
  'the app lacks a right': refused('missing_scope'),
  'what it belongs to is gone': refused('message_not_found'),
  'the credentials are refused': refused('invalid_auth'),
  'a proxy says 403': status(403, 'no'),
  'a server error': refused('internal_error'),
  'a gateway’s 502': status(502, 'Bad gateway'),
  'a gateway’s 504': status(504, 'Gateway timeout'),
  'a page instead of an answer': status(200, '<html>'),
  'cut before the answer': (response) => response.destroy(),
  'cut inside the answer': (response) => {
    response.writeHead(200, { 'content-length': '100' }).write('{"ok":');
    setImmediate(() => response.destroy());
  },
  'no answer in time': () => {},
  'nothing listens': {},
  'nothing has that name': {},
};

export async function faultySlack(): Promise<Faulty> {
  const server = await startFaultySlack();
  const gone = await startFaultySlack();
  await gone.stop();
  const urls: Partial<Record<RemoteFault, string>> = {
    'nothing listens': gone.apiUrl,
    'nothing has that name': 'http://slack.invalid/api/',
  };
  let before = 0;
  return {
    send(fault, how) {
      server.answer('chat.postMessage', ANSWERS[fault]);
      server.answer('chat.update', ANSWERS[fault]);
      before = server.calls.length;
      const config = {
        botToken: 'xoxb-1',
        apiUrl: urls[fault] ?? server.apiUrl,
        plainPickers: false,
        mode: { kind: 'http', signingSecret: 's' },
      } as const;
      const parts = {
        log: pino({ level: 'silent' }),
        clock,
        timeoutMs: fault === 'no answer in time' ? 400 : 5_000,
      };
      return slackPlatform(config, parts).send(letterTo('slack:C1', how, { channel: 'C1', id: '1.1' }));
    },
    tries: () => server.calls.length - before,
    stop: () => server.stop(),
  };
}

/** @param at moved by the test */
export async function unpicturedSlack(at: Clock): Promise<Unpictured> {
  const server = await startFaultySlack();
  let isAll = false;
  const isPictured = (args: URLSearchParams) =>
    /"data_visualization"|"type":"table"/.test(args.get('blocks') ?? '');
  const proxy = await startRefusingSlack(server.apiUrl, (_, args) =>
    isAll || isPictured(args) ? 'invalid_blocks' : null,
  );
  const config = {
    botToken: 'xoxb-1',
    apiUrl: proxy.apiUrl,
    plainPickers: false,
    mode: { kind: 'http', signingSecret: 's' },
  } as const;
  const platform = slackPlatform(config, { log: pino({ level: 'silent' }), clock: at });
  server.answer('chat.postMessage', { ok: true, channel: 'C1', ts: '10.1' });
  const told = { refused: 0, taken: 0 };
  return {
    send: (message, how) => platform.send(letterTo('slack:C1', how, { channel: 'C1', id: '1.1' }, message)),
    seen() {
      const refused = proxy.refused.slice(told.refused).length;
      const taken = server.calls.slice(told.taken).map(({ args }) => args.get('blocks') ?? '');
      Object.assign(told, { refused: proxy.refused.length, taken: server.calls.length });
      return { refused, taken };
    },
    refuseAll(asked) {
      isAll = asked;
    },
    async stop() {
      await proxy.stop();
      await server.stop();
    },
  };
}
