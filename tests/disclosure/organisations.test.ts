import { describe, expect, it } from 'vitest';
import { counted } from './closings.ts';
import type { Shape } from './organisation.ts';

const shapes: Shape[] = Array.from({ length: 20 }, (_, at) => ({
  people: 20 + 7 * at,
  teams: 2 + (at % 7),
  channels: at % 5,
  rounds: 1 + (at % 3),
  moving: 0.04,
  answering: at % 2 === 0 ? 1 : 0.7,
}));

describe('of a random organisation', () => {
  const found = shapes.map((shape, at) => ({ shape, ...counted(shape, at + 1) }));

  it.each(found)('no hidden group and nobody’s answer can be worked out ($shape)', ({ ours }) => {
    expect(ours).toEqual({ groups: 0, few: 0, across: 0 });
  });

  it('the same attack finds both where only small groups are hidden', () => {
    const all = (of: 'groups' | 'few' | 'across') => found.reduce((sum, { naive }) => sum + naive[of], 0);
    expect(all('groups')).toBeGreaterThan(5);
    expect(all('few')).toBeGreaterThan(5);
    expect(all('across')).toBeGreaterThan(5);
  });

  it('most of what has enough answers is told', () => {
    const share =
      found.reduce((sum, { told }) => sum + told, 0) / found.reduce((sum, each) => sum + each.toldNaively, 0);
    expect(share).toBeGreaterThan(0.5);
  });
});
