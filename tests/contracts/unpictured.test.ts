// A chat that has charts and tables not yet, or no more: the same is said without them, once, and nothing is drawn for some days.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '../../src/messages/message.ts';
import type { Unpictured } from './chat.ts';
import { unpicturedSlack } from './slack.ts';
import { unpicturedTeams } from './teams.ts';

const series = [{ name: 'NPS', values: [30, 34] }];
const chart = {
  title: 'NPS',
  form: 'line',
  categories: ['w1', 'w2'],
  series,
  unit: '',
  sentence: 'From 30 to 34.',
} as const;
const table = {
  title: 'By shop',
  columns: [{ label: 'Shop' }],
  rows: [['Lyon']],
  sentence: 'Lyon alone.',
} as const;
const charted: Message = { summary: 'A chart', blocks: [{ kind: 'chart', chart }] };
const tabled: Message = { summary: 'A table', blocks: [{ kind: 'table', table }] };
const plain: Message = { summary: 'Words', blocks: [{ kind: 'text', text: 'Words' }] };
const DAY_MS = 86_400_000;

describe.each([
  ['slack', unpicturedSlack],
  ['teams', unpicturedTeams],
] as const)('%s, where pictures are refused', (_, start) => {
  let now = Date.parse('2026-11-22T09:00:00Z');
  let chat: Unpictured;
  beforeAll(async () => {
    chat = await start({ now: () => new Date(now) });
  });
  afterAll(() => chat.stop());

  it('tries nothing again where all is refused, and holds that against no picture', async () => {
    chat.refuseAll(true);
    expect(await chat.send(plain, 'post')).toMatchObject({ kind: 'held' });
    expect(chat.seen()).toEqual({ refused: 1, taken: [] });
    expect(await chat.send(charted, 'post')).toMatchObject({ kind: 'held' });
    expect(chat.seen()).toEqual({ refused: 2, taken: [] });
    chat.refuseAll(false);
  });

  it.each(['post', 'edit'] as const)(
    'says it in words at once (%s), and draws none for three days',
    async (how) => {
      now += 4 * DAY_MS;
      expect(await chat.send(charted, how)).toMatchObject({ kind: 'sent' });
      const first = chat.seen();
      expect(first.refused).toBe(1);
      expect(first.taken).toHaveLength(1);
      expect(first.taken[0]).toContain('From 30 to 34.');
      now += 3 * DAY_MS - 1_000;
      expect(await chat.send(charted, how)).toMatchObject({ kind: 'sent' });
      expect(chat.seen()).toMatchObject({ refused: 0, taken: [expect.stringContaining('From 30 to 34.')] });
      now += 1_000;
      expect(await chat.send(charted, how)).toMatchObject({ kind: 'sent' });
      expect(chat.seen().refused).toBe(1);
    },
  );

  it('holds a refused chart against no table', async () => {
    now += 4 * DAY_MS;
    expect(
      await chat.send({ ...charted, blocks: [...charted.blocks, ...tabled.blocks] }, 'post'),
    ).toMatchObject({ kind: 'sent' });
    expect(chat.seen().refused).toBe(1);
    expect(await chat.send(tabled, 'post')).toMatchObject({ kind: 'sent' });
    const { refused, taken } = chat.seen();
    expect(refused).toBe(1);
    expect(taken[0]).toContain('Lyon alone.');
  });
});
