// As exactly-once.test.ts, over more lives.
import { it } from 'vitest';
import { freshUrl, openedHere } from '../harness/database.ts';
import { cadences, liveOn } from './lives.ts';

it.each(
  (['sqlite', 'postgresql'] as const).flatMap((engine) =>
    Object.keys(cadences).map((name) => [engine, name] as const),
  ),
)('on %s, each answer is told once in each channel: %s', async (engine, name) => {
  const url = await freshUrl(engine);
  await liveOn([await openedHere(url), await openedHere(url)], name, engine === 'sqlite' ? 12 : 3);
});
