import { describe, expect, it } from 'vitest';
import { coverages, sizes } from './coverage.ts';
import { answering, finiteCoverages, populations } from './finite-coverage.ts';

describe('the 95 % intervals', () => {
  const promised = coverages().filter(({ single }) => !single);

  it.each(promised)('hold the truth 93 to 97 times in 100: $interval, n = $n, $of', ({ covered }) => {
    expect(covered).toBeGreaterThanOrEqual(0.93);
    expect(covered).toBeLessThanOrEqual(0.97);
  });

  it('are tried at each size', () => {
    for (const interval of ['NPS', 'Wilson', 'Newcombe'])
      expect(new Set(promised.filter((each) => each.interval === interval).map(({ n }) => n))).toEqual(
        new Set(sizes),
      );
  });
});

describe('the 95 % intervals of people who are counted', () => {
  const promised = finiteCoverages().filter(({ single }) => !single);

  it.each(promised)(
    'hold the truth 93 to 97 times in 100: $interval, $of, $part of $asked',
    ({ covered }) => {
      expect(covered).toBeGreaterThanOrEqual(0.93);
      expect(covered).toBeLessThanOrEqual(0.97);
    },
  );

  it('are tried where few, half and nearly all answered, of each population', () => {
    for (const interval of ['share', 'recommendation', 'mean'])
      for (const asked of populations)
        expect(
          new Set(
            promised.flatMap((each) => (each.interval === interval && each.asked === asked ? each.part : [])),
          ),
        ).toEqual(new Set(answering));
  });
});
