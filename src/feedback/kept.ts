// What a room keeps of customers: it says in which columns, how to find what is one customer's, and how to take that out. Its feature
// names it (handlers/feature.ts); erasing a customer follows from all of them (erasure/erase.ts).
import type { Store } from '../database/client.ts';
import type { Prisma } from '../database/generated/sqlite/client.ts';
import type { Locale } from '../i18n/locale.ts';
import type { AnswerToBlank } from './retention.ts';

type Models = Prisma.TypeMap['model'];

/** "Story.customerSaid", by its Prisma names: one that the schema does not have does not compile. */
export type CustomerColumn = {
  readonly [M in keyof Models]: `${M}.${keyof Models[M]['payload']['scalars'] & string}`;
}[keyof Models];

export interface ErasedCustomer {
  readonly workspaceId: string;
  /** See `customerHashes`. */
  readonly hashes: readonly string[];
  readonly answers: readonly AnswerToBlank[];
}

export interface KeptOfCustomers {
  /** Where their words stand, or who they are: a test reads the schema for a column that nobody names. */
  readonly columns: readonly CustomerColumn[];
  /** Where a stored digest quotes them: in the field `words` of whatever has one of the ids in its field `id`. */
  readonly inDigests?: { readonly id: string; readonly words: string };
  /** Colleagues wrote there in their own words: by which name a report lists the numbers, and what it says of them. */
  readonly toRead?: {
    readonly name: string;
    readonly line: (numbers: string, locale: Locale) => string;
  };
  /** Reads only; nothing has been taken out yet. */
  readonly find: (tx: Store, customer: ErasedCustomer) => Promise<FoundOfCustomer>;
}

export interface FoundOfCustomer {
  /** In stored digests. */
  readonly ids?: readonly string[];
  /** What messages may be about that carry the words without saying so: "story:ID". */
  readonly subjects?: readonly string[];
  /** Messages that carry them and are about nothing. */
  readonly deliveryIds?: readonly string[];
  /** The words themselves, for where they stand without saying whose they are. */
  readonly words?: readonly string[];
  /** By which people know what is to be read. */
  readonly numbers?: readonly number[];
  readonly takeOut?: (tx: Store, now: Date) => Promise<void>;
}
