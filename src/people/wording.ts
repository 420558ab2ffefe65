// Where colleagues' own words stand, by Prisma names. Each feature says its own (handlers/feature.ts); erasing a person takes them out of all
// of these. What names people is naming.ts; what customers said is feedback/kept.ts.
import type { Prisma } from '../database/generated/sqlite/client.ts';

type Models = Prisma.TypeMap['model'];
type ColumnOf<M extends keyof Models> = keyof Models[M]['payload']['scalars'] & string;

/** One that the schema does not have does not compile. */
export type Wording = {
  readonly [M in keyof Models]: {
    readonly table: M;
    readonly columns: readonly ColumnOf<M>[];
    /** Whose words they are. */
    readonly by: ColumnOf<M>;
    /** The columns are JSON, and these fields in them are the words. */
    readonly inside?: readonly string[];
    /** The company's own text: it stays, without the name of whoever is erased. */
    readonly stays?: true;
    /** Nothing stands where the words stood: others would take it for them, outside the company too. */
    readonly leavesNothing?: true;
    /** Messages show them with what is personal taken out. */
    readonly isShownRedacted?: true;
    /** The words by which it is found: they go too. */
    readonly foundBy?: { readonly table: 'SuggestionTerm'; readonly of: 'suggestionId' };
    /** What messages about it are called in the ledger, before the colon, and what stands after it. */
    readonly about?: { readonly kind: string; readonly id: ColumnOf<M> };
  };
}[keyof Models];
