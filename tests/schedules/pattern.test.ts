import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Channel } from '../../src/people/directory.ts';
import { matchedOf } from '../../src/schedules/matched.ts';
import { matchesPattern, patternIn } from '../../src/schedules/pattern.ts';

describe('a pattern of channels', () => {
  it.each([
    ['team-*', 'team-nord', true],
    ['team-*', 'Team-Nord', true],
    ['team-*', 'team-', true],
    ['team-*', 'team', false],
    ['team-*', 'the-team-nord', false],
    ['*', 'general', true],
    ['*-paris', 'sav-paris', true],
    ['*-paris', 'sav-paris-2', false],
    ['sav-*-fr', 'sav-lyon-fr', true],
    ['sav-*-fr', 'sav-fr', false],
    ['a*a', 'a', false],
    ['ÉQUIPE *', 'e\u0301quipe nord', true],
    ['team.*', 'team-nord', false],
    ['*nord*', 'agence-nord-est', true],
  ])('%j means #%s: %j', (pattern, name, means) => {
    expect(matchesPattern(pattern, name)).toBe(means);
  });

  it('means what the same expression would, and is never slow', () => {
    const short = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 12 });
    const name = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 });
    fc.assert(
      fc.property(short, name, (pattern, text) => {
        const expression = new RegExp(`^${pattern.replaceAll('*', '.*')}$`);
        expect(matchesPattern(pattern, text)).toBe(expression.test(text));
      }),
    );
    const started = performance.now();
    matchesPattern('*a'.repeat(40), `${'a'.repeat(79)}b`);
    expect(performance.now() - started).toBeLessThan(50);
  });

  it.each([
    ['', null],
    ['   ', null],
    [' #team-* ', 'team-*'],
    ['**', '*'],
    ['#', undefined],
    ['team-', undefined],
    [`${'x'.repeat(80)}*`, undefined],
  ])('written as %j it is kept as %j', (text, pattern) => {
    expect(patternIn(text)).toBe(pattern);
  });
});

describe('the channels that a pattern means', () => {
  const channel = (id: string, name: string, more: Partial<Channel> = {}): Channel => ({
    address: `slack:${id}`,
    name,
    isArchived: false,
    isJoined: true,
    ...more,
  });
  const there = [
    channel('C3', 'team-sud'),
    channel('C1', 'team-nord'),
    channel('C2', 'general'),
    channel('C4', 'team-client', { isShared: true }),
    channel('C5', 'team-old', { isArchived: true }),
    channel('C6', 'team-elsewhere', { isJoined: false }),
    channel('C7', 'team-partner', { isShared: true }),
  ];

  it('are ours, by name, without those archived, not joined, or read by other companies unless confirmed', () => {
    const { channels, shared } = matchedOf('team-*', there, new Set(['slack:C7']));
    expect(channels.map(({ name }) => name)).toEqual(['team-nord', 'team-partner', 'team-sud']);
    expect(shared.map(({ name }) => name)).toEqual(['team-client']);
  });
});
