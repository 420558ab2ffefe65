// The action plan: what the company changes after what it heard.
import { effectKinds } from '../../plan/effect/kinds.ts';
import { lookingBack } from '../../plan/effect/telling.ts';
import { planSection } from '../../plan/section.ts';
import type { Feature } from '../feature.ts';
import { helped } from './helped.ts';

export const plan: Feature = {
  name: 'plan',
  asks: {
    'action.helped-yes': { run: helped('yes'), may: 'everyone' },
    'action.helped-partly': { run: helped('partly'), may: 'everyone' },
    'action.helped-no': { run: helped('no'), may: 'everyone' },
  },
  kinds: effectKinds,
  steps: [lookingBack],
  sections: [planSection],
  naming: [
    { table: 'Action', column: 'ownerId', erased: 'stand-in' },
    { table: 'Action', column: 'createdById', erased: 'stand-in' },
    { table: 'ActionEvent', column: 'actorId', erased: 'stand-in' },
    { table: 'ActionEvent', column: 'data', inside: true, erased: 'stand-in' },
  ],
};
