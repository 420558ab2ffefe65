// What a column that names a person is, by its Prisma name: linking two accounts repoints it (linking/repoint.ts), and a test reads the
// schema for one that is missing.
import type { Prisma } from '../database/generated/sqlite/client.ts';

type Models = Prisma.TypeMap['model'];
type ColumnOf<M extends keyof Models> = keyof Models[M]['payload']['scalars'] & string;

/** One that the schema does not have does not compile. */
export type Naming = {
  readonly [M in keyof Models]: {
    readonly table: M;
    readonly column: ColumnOf<M>;
    /** Beside the person, what makes a row of this table unique: of two alike, the one of the person who stays is kept. */
    readonly once?: readonly ColumnOf<M>[];
  };
}[keyof Models];
