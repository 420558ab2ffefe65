// The action plan: what the company changes after what it heard.
import type { Feature } from '../feature.ts';

export const plan: Feature = {
  name: 'plan',
  naming: [
    { table: 'Action', column: 'ownerId', erased: 'stand-in' },
    { table: 'Action', column: 'createdById', erased: 'stand-in' },
    { table: 'ActionEvent', column: 'actorId', erased: 'stand-in' },
    { table: 'ActionEvent', column: 'data', inside: true, erased: 'stand-in' },
  ],
};
