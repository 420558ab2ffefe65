import { readdirSync } from 'node:fs';
import { platform } from 'node:process';
import { afterEach, expect, it, vi } from 'vitest';
import { languageOf } from '../../src/terms/language.ts';
import { inThisThread, lettersApart, scoresOf } from '../../src/terms/letters.ts';
import { scraps } from './tongues.ts';

let end = () => {};
afterEach(() => end());

const texts = Object.values(scraps).flat();

it('letters say the same in a thread of their own as in this one', () => {
  const [scores, languages] = [texts.map(inThisThread), texts.map(languageOf)];
  end = lettersApart();
  expect(texts.map(scoresOf)).toEqual(scores);
  expect(texts.map(languageOf)).toEqual(languages);
  expect(scoresOf('')).toEqual({});
});

it.runIf(platform === 'linux')(
  'that thread ends once nobody asks, and another begins with the next text',
  async () => {
    const threads = () => readdirSync('/proc/self/task').length;
    end = lettersApart(1);
    for (let times = 0; times < 2; times++) {
      expect(scoresOf('colis perdu')).toEqual(inThisThread('colis perdu'));
      const running = threads();
      await vi.waitFor(() => expect(threads()).toBeLessThan(running), { timeout: 20_000 });
    }
  },
);

it('a thread that does not answer is waited for once, and not by each text', () => {
  const waited = vi.spyOn(Atomics, 'wait').mockReturnValue('timed-out');
  end = lettersApart();
  expect([scoresOf('colis perdu'), scoresOf('parcel lost')]).toEqual(
    ['colis perdu', 'parcel lost'].map(inThisThread),
  );
  expect(waited).toHaveBeenCalledOnce();
  waited.mockRestore();
});
