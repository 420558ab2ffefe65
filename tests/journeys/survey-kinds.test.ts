// Each kind of survey on Slack from nothing to the digest (survey-life.ts). On Teams: teams-survey-kinds.test.ts.
import { describe } from 'vitest';
import { enough } from '../harness/database.ts';
import { hasLocalSlack } from '../harness/journey.ts';
import { onSlack } from './chat.ts';
import { everyPairing, type Pairing, pairings } from './ideas.ts';
import { life } from './survey-life.ts';
import { maturity, mirror, orientation, pulse, type Told } from './survey-told.ts';

const rows = (told: Told, of: readonly Pairing[]) =>
  enough(of).map((row) => ({ ...row, told, kind: told.kind }));

describe
  .skipIf(!hasLocalSlack)
  .each([
    ...rows(pulse, everyPairing),
    ...rows(mirror, pairings),
    ...rows(orientation, everyPairing.slice(0, 2)),
    ...rows(maturity, pairings),
  ])('$kind on Slack ($engine, $mode, $locale)', ({ told, ...row }) => {
  life(told, row.locale, () => onSlack(row));
});
