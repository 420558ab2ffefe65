import { expect, test } from 'vitest';
import { ahead } from '../../../src/feedback/files/ahead.ts';

async function* pieces(log: string[], fails?: number): AsyncGenerator<number> {
  try {
    for (let n = 1; n <= 4; n++) {
      log.push(`made ${n}`);
      if (n === fails) throw new Error(`no ${n}`);
      yield n;
    }
  } finally {
    log.push('closed');
  }
}

test('the next piece is made while the present one is used, and none after it', async () => {
  const log: string[] = [];
  for await (const n of ahead(pieces(log))) {
    await new Promise(setImmediate);
    log.push(`used ${n}`);
  }
  expect(log).toEqual([
    'made 1',
    'made 2',
    'used 1',
    'made 3',
    'used 2',
    'made 4',
    'used 3',
    'closed',
    'used 4',
  ]);
});

test('what fails is told once all before it was used', async () => {
  const log: string[] = [];
  const use = async () => {
    for await (const n of ahead(pieces(log, 3))) {
      await new Promise(setImmediate);
      log.push(`used ${n}`);
    }
  };
  await expect(use()).rejects.toThrow('no 3');
  expect(log).toEqual(['made 1', 'made 2', 'used 1', 'made 3', 'closed', 'used 2']);
});

test('whoever stops in between has the source closed, whatever the piece that was being made comes to', async () => {
  for (const fails of [undefined, 2]) {
    const log: string[] = [];
    for await (const n of ahead(pieces(log, fails))) if (n === 1) break;
    expect(log).toEqual(['made 1', 'made 2', 'closed']);
  }
});
