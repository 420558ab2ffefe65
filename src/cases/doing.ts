// What somebody does with a case, and what is needed to do it.
import type { Person } from '../people/person.ts';
import type { Act } from './lifecycle.ts';

export interface Doing {
  readonly caseId: string;
  readonly actor: Person;
  readonly act: Act;
  /** What was done, for `resolve`; words to the colleague, for `hand-over`; '' where there are none. */
  readonly text: string;
  /** Whom to hand over to. */
  readonly to?: Person;
  /** The opening of the form that it came from: the same one twice acts once. */
  readonly formKey?: string | undefined;
}
