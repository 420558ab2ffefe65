// What somebody does with an action, and what is needed to do it.
import type { Person } from '../people/person.ts';
import type { Asker } from '../people/rights.ts';
import type { ActionDraft } from './action.ts';
import type { ActionAct } from './lifecycle.ts';
import type { StepsSaid } from './steps.ts';

export interface ActionDoing {
  readonly actionId: string;
  readonly actor: Asker;
  readonly act: ActionAct;
  /** '' where there are none. */
  readonly text: string;
  /** Whom to hand over to. */
  readonly to?: Person;
  /** The new day, YYYY-MM-DD, for `postpone`; null: none. */
  readonly dueOn?: string | null;
  /** What it says from now on, for `edit`; its day is another act's. */
  readonly draft?: Omit<ActionDraft, 'dueOn'>;
  /** Its steps from now on, for `steps`. */
  readonly steps?: StepsSaid;
  /** The id of the step that is done, for `tick`. */
  readonly step?: string;
  /** How long its history was when the form was opened: what somebody else changed meanwhile is not written over. */
  readonly seen?: number | undefined;
  /** The opening of the form that it came from: the same one twice acts once. */
  readonly formKey?: string | undefined;
}
