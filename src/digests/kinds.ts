// The kinds of messages of digests: what channels read, what an admin tries, and what a schedule's admin is told of its channels.
import { kindsFor } from '../delivery/kinds.ts';

const details = { en: 'the details of a digest', fr: 'les détails d’un bulletin' };

export const digestKinds = kindsFor(
  { what: { en: 'a digest', fr: 'un bulletin' } },
  {
    digest: { fate: 'caught-up', isForMany: true },
    'digest.details': { fate: 'told', what: details, isForMany: true },
    'digest.sample': 'told',
    'digest.sample-details': { fate: 'told', what: details },
  },
);

export const troubleKinds = kindsFor(
  { what: { en: 'a letter about a digest', fr: 'une lettre sur un bulletin' } },
  { 'schedule.trouble': 'asked' },
);
