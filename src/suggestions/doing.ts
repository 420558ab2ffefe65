// What somebody does with a suggestion, and what is needed to do it.
import type { Address } from '../messages/message.ts';
import type { Person } from '../people/person.ts';
import type { Act } from './lifecycle.ts';

export interface Doing {
  readonly suggestionId: string;
  readonly actor: Person;
  readonly act: Act;
  /** The owner's or author's words; '' for acts without words. */
  readonly text: string;
  /** The same without mentions and links, where a chat tells them from the rest. */
  readonly spoken?: string | undefined;
  /** The new words, for `edit`. */
  readonly draft?: { readonly title: string; readonly details: string };
  /** Whom to hand over to, for `reassign`. */
  readonly to?: Person;
  /** The number of the suggestion that says the same, for `merge`. */
  readonly into?: number;
  /** Who takes part and the last day (YYYY-MM-DD), for `test`; `text` is the hypothesis. */
  readonly trial?: { readonly people: string; readonly endsOn: string };
  /** For which day (YYYY-MM-DD), for `plan`; null: no date yet. */
  readonly plan?: { readonly day: string | null };
  /** The channel that hears of it too, for `complete`. */
  readonly announceIn?: Address | null;
  /** The card under which it was written, instead of in a form: there it is marked as sent. */
  readonly underCard?: { readonly id: string; readonly address: Address };
  /** How long its history was when the form was opened, to tell who answered meanwhile. */
  readonly seen?: number | undefined;
  /** The opening of the form, or the keyed place of the chat message, that it came from: the same one twice acts once. */
  readonly formKey?: string | undefined;
}
