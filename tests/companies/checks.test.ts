import { describe, expect, it } from 'vitest';
import { ofEach, workspacesOf } from '../../src/companies/checks.ts';
import type { Companies } from '../../src/companies/companies.ts';
import type { Company } from '../../src/companies/company.ts';
import { Unready } from '../../src/errors.ts';
import { chatCheck } from '../../src/web/chats.ts';
import { type HealthCheck, HealthWord, stateOf } from '../../src/web/health.ts';
import { metrics } from '../../src/web/metrics.ts';
import { countUndelivered } from '../../src/web/undelivered.ts';
import { countWaiting } from '../../src/web/waiting.ts';
import { addCompany } from '../feedback/answers-on-file.ts';
import { freshDatabase } from '../harness/database.ts';

const now = new Date('2026-11-09T09:00:00Z');
const clock = { now: () => now };

/** Of which nothing is looked at but who is served on which chats. */
function serving(on: Readonly<Record<string, readonly string[]>>): Companies {
  const all = Object.entries(on).map(([workspaceId, chats]) => ({ workspaceId, chats }) as Company);
  return { all: () => all } as Partial<Companies> as Companies;
}

describe('what is told of all companies in one word', () => {
  const check = (state: string): HealthCheck => ({
    name: 'deliveries',
    async check() {
      if (state === 'overdue') throw new Unready('overdue');
      if (state === 'unreached') return new HealthWord('unreached', { isTrouble: true });
      return state === 'throttled' ? new HealthWord('throttled') : undefined;
    },
  });

  it.each([
    { states: ['ok', 'ok'], word: 'ok', isReady: true, isWell: true },
    { states: ['ok', 'throttled'], word: 'throttled', isReady: true, isWell: true },
    { states: ['throttled', 'unreached'], word: 'unreached', isReady: true, isWell: false },
    { states: ['ok', 'overdue'], word: 'overdue', isReady: true, isWell: false },
    { states: ['overdue', 'unreached'], word: 'overdue', isReady: true, isWell: false },
    { states: ['overdue', 'overdue'], word: 'overdue', isReady: false, isWell: false },
    { states: ['overdue'], word: 'overdue', isReady: false, isWell: false },
    { states: [], word: 'ok', isReady: true, isWell: true },
  ])('of companies that are $states it is $word', async ({ states, ...state }) => {
    const companies = serving(Object.fromEntries(states.map((_, i) => [`${i}`, []])));
    const asked = async (ids: readonly string[]) => ids.filter((id) => states[Number(id)] !== 'ok');
    expect(await stateOf(ofEach(companies, (id) => check(states[Number(id)] ?? 'ok'), asked))).toEqual(state);
  });
});

it('a chat that refuses one company is told, and keeps the process from its work only where it refuses all', async () => {
  const { db } = await freshDatabase('sqlite');
  const companies = serving({ acme: ['slack'], globex: ['slack', 'teams'] });
  const state = async (name: string) => {
    const check = chatCheck({ db, clock }, (chat) => workspacesOf(companies, chat), {
      name,
      check: async () => {},
    });
    const { word, isReady } = await stateOf(check);
    return `${word}${isReady ? '' : ', not ready'}`;
  };
  const refuse = (workspaceId: string, platform: string) =>
    db.chatRefusal.create({ data: { workspaceId, platform, code: 'revoked', since: now, probeAt: now } });
  expect([await state('slack'), await state('teams')]).toEqual(['ok', 'ok']);
  await refuse('acme', 'slack');
  expect([await state('slack'), await state('teams')]).toEqual(['refused', 'ok']);
  await refuse('globex', 'teams');
  expect([await state('slack'), await state('teams')]).toEqual(['refused', 'refused, not ready']);
  await refuse('globex', 'slack');
  expect(await state('slack')).toBe('refused, not ready');
});

it('figures are of all companies together, and name none', async () => {
  const { db } = await freshDatabase('sqlite');
  const due = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  for (const [workspaceId, minutes] of [
    ['acme', 2],
    ['globex', 5],
    ['left', 9],
  ] as const) {
    await addCompany(db, workspaceId);
    const letter = { kind: 'digest', address: 'slack:C1', content: {}, state: 'pending' };
    await db.delivery.create({
      data: { workspaceId, id: '1', ...letter, queuedAt: due(minutes), notBefore: due(minutes) },
    });
  }
  const figures = metrics();
  const companies = () => ['acme', 'globex'];
  countWaiting(figures, { db, clock }, companies, ['slack', 'teams']);
  countUndelivered(figures, db, companies);
  const lines = (await figures.registry.metrics()).split('\n').filter((line) => !line.startsWith('#'));
  expect(lines).toContain('portevoix_companies 2');
  expect(lines).toContain('portevoix_deliveries_waiting{chat="slack"} 2');
  expect(lines).toContain('portevoix_deliveries_waiting{chat="teams"} 0');
  expect(lines).toContain('portevoix_delivery_oldest_due_seconds 300');
  expect(lines.join('\n')).not.toMatch(/acme|globex/);
});
