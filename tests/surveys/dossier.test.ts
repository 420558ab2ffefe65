// What employees' representatives are told in docs/dossier.*.md, against what the program does.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LEAST_SHOWN } from '../../src/lessons/lesson.ts';
import { COMMENT_THRESHOLD, LEAST_THRESHOLD, THRESHOLD } from '../../src/surveys/round.ts';

it.each(['fr', 'en'])('the thresholds in the dossier are those of the program: %s', (language) => {
  const dossier = readFileSync(new URL(`../../docs/dossier.${language}.md`, import.meta.url), 'utf8');
  // A table of its own: each row a rule, and its number in bold.
  const told = [...dossier.matchAll(/^\| [^|]+ \| \*\*(\d+)\*\* \|$/gm)].map(([, number]) => Number(number));
  expect(told).toEqual([THRESHOLD, LEAST_THRESHOLD, COMMENT_THRESHOLD, LEAST_SHOWN]);
});
