import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AGAIN_MS, REST_MS, tidyAfterDigests } from '../../src/cli/tidying.ts';
import { tell } from '../../src/happenings.ts';

const collect = vi.fn();
let end: () => void;
beforeEach(() => {
  vi.useFakeTimers();
  end = tidyAfterDigests(collect);
});
afterEach(() => {
  end();
  vi.useRealTimers();
  collect.mockClear();
});

it('gives memory back in two goes, when no digest has come for a while', () => {
  tell('digest', { outcome: 'posted' });
  vi.advanceTimersByTime(REST_MS - 1);
  tell('digest', { outcome: 'nothing' });
  vi.advanceTimersByTime(REST_MS - 1);
  expect(collect).not.toHaveBeenCalled();
  vi.advanceTimersByTime(REST_MS + AGAIN_MS);
  vi.advanceTimersByTime(REST_MS);
  expect(collect).toHaveBeenCalledTimes(2);
});

it('has no second go where a digest came in between, or the program ended', () => {
  tell('digest', { outcome: 'posted' });
  vi.advanceTimersByTime(REST_MS);
  tell('digest', { outcome: 'posted' });
  vi.advanceTimersByTime(AGAIN_MS);
  expect(collect).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(REST_MS - AGAIN_MS);
  end();
  vi.advanceTimersByTime(AGAIN_MS);
  expect(collect).toHaveBeenCalledTimes(2);
});

it('does nothing where none was composed, or after the end', () => {
  tell('digest', { outcome: 'missed' });
  vi.advanceTimersByTime(REST_MS);
  tell('digest', { outcome: 'posted' });
  end();
  vi.advanceTimersByTime(REST_MS);
  expect(collect).not.toHaveBeenCalled();
});
