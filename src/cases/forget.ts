// What cases keep of a customer, taken out of them. Finding the customer and erasing everything else: erasure.
import type { Store } from '../database/client.ts';

/**
 * Its cases go on without a customer: another bad answer opens a new one. The answers, and the messages that quote them,
 * are the caller's. How many cases there were.
 * @param customerHash the keyed hash that feedback keeps of a customer's reference
 */
export async function forgetCustomerOf(
  tx: Store,
  workspaceId: string,
  customerHash: string,
): Promise<number> {
  const where = { workspaceId, customer: customerHash };
  const { count } = await tx.customerCase.updateMany({ where, data: { customer: null } });
  return count;
}
