// What a column that names a person is, by its Prisma name. Each feature says its own (handlers/feature.ts); linking two accounts and erasing
// a person follow from all of them, and a test reads the schema for one that is missing.
import type { Prisma } from '../database/generated/sqlite/client.ts';

type Models = Prisma.TypeMap['model'];
type ColumnOf<M extends keyof Models> = keyof Models[M]['payload']['scalars'] & string;

/** One that the schema does not have does not compile. */
export type Naming = {
  readonly [M in keyof Models]: {
    readonly table: M;
    readonly column: ColumnOf<M>;
    /** Beside the person, what makes a row of this table unique: of two alike, the one of the person who stays is kept. The company, where a person
     * has one row at most. */
    readonly once?: readonly ColumnOf<M>[];
    /** It is JSON, and names people anywhere in it ("passed on from … to …"). */
    readonly inside?: true;
    /** What becomes of it when they are erased. */
    readonly erased: Erased;
  };
}[keyof Models];

/**
 * stand-in: it names whoever stands for all who were erased, so that what happened stays told, of nobody. empty: it names nobody. row: what
 * it is in was theirs alone, and goes.
 */
export type Erased = 'stand-in' | 'empty' | 'row';
