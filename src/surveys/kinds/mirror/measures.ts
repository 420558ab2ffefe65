// What could be done about the gaps of a mirror, as actions of the plan would be called. Pure.
import { fr } from '../../../i18n/phrases.ts';
import type { Measure } from '../../kind.ts';
import { momentName } from './asked.ts';
import { breadth } from './comparing.ts';
import { isGap, type Mirrored, type MirrorResult } from './result.ts';

const MOST = 3;

/** For the widest gaps that hold: to hear customers where they are guessed wrong, to ask colleagues where they have it worse. */
export function mirrorMeasures({ questions }: MirrorResult): Measure[] {
  const found = questions.flatMap((question, at) => {
    const { guess, own } = question;
    return [
      ...(guess && isGap(guess.verdict)
        ? [
            {
              wide: breadth(guess.unit, guess.gap.change),
              measure: { key: `hear.${at}`, title: hear(question) },
            },
          ]
        : []),
      ...(own?.verdict === 'below'
        ? [{ wide: breadth(own.unit, own.gap.change), measure: { key: `ease.${at}`, title: ease(question) } }]
        : []),
    ];
  });
  return found
    .toSorted((a, b) => b.wide - a.wide)
    .slice(0, MOST)
    .map(({ measure }) => measure);
}

function hear({ names, heat }: Mirrored): Measure['title'] {
  return {
    en: `Let teams hear what customers say: ${momentName(names, heat, 'en')}`,
    fr: fr`Faire entendre aux équipes ce que disent les clients : ${momentName(names, heat, 'fr')}`,
  };
}

function ease({ names, heat }: Mirrored): Measure['title'] {
  return {
    en: `Ask colleagues what makes it hard, and take one obstacle away: ${momentName(names, heat, 'en')}`,
    fr: fr`Demander aux équipes ce qui les gêne, et lever un obstacle : ${momentName(names, heat, 'fr')}`,
  };
}
