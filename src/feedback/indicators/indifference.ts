// Up to how much a change does not matter, by what is measured: the margin of the equivalence test behind the word "stable".
import type { Store } from '../../database/client.ts';
import type { Metric } from '../filters.ts';

/** In the unit of the value: points of NPS, shares from 0 to 1, a mean of 1 to 7. */
export type Indifference = Readonly<Record<Metric | 'responses' | 'churn', number>>;

/** As a company sets it: points of NPS, points of a share in %, and of a mean of 1 to 7. */
export interface StableWithin {
  readonly stableNps: number;
  readonly stableShare: number;
  readonly stableMean: number;
}

/** What a company has that sets nothing. */
const usualStable: StableWithin = { stableNps: 5, stableShare: 3, stableMean: 0.2 };
export const indifference: Indifference = within(usualStable);

export async function indifferenceOf(db: Store, workspaceId: string): Promise<Indifference> {
  const select = { stableNps: true, stableShare: true, stableMean: true } as const;
  return within(await db.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select }));
}

function within({ stableNps, stableShare, stableMean }: StableWithin): Indifference {
  const share = stableShare / 100;
  // A churn of 1 % that becomes 3 % matters: a tenth of what is taken for other shares.
  return { nps: stableNps, csat: share, ces: stableMean, responses: share, churn: share / 10 };
}
