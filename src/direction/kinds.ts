// The kinds of messages that the direction's word brings: it stands in digests, so that only what changes it there is its own.
import { kindsFor } from '../delivery/kinds.ts';

export const directionKinds = kindsFor(
  { what: { en: 'a change of the direction’s word', fr: 'un changement du mot de la direction' } },
  { 'direction.redrawn': 'redrawn' },
);
