// What we say, before any platform: a small closed union that every platform does well.
// Strings are data, never markup; only a platform's renderer writes markup and escapes.
import type { Chart, Table } from './chart.ts';
import type { Address, Text } from './text.ts';

export { type Address, type Span, type Text, words } from './text.ts';

/** What a press of a button asks for. `subject` is an id, never content. */
export interface Action {
  readonly name: string;
  readonly subject?: string;
}

export interface Button {
  readonly label: string;
  readonly action: Action;
  readonly style?: 'primary' | 'danger';
  /** Asks before acting. */
  readonly confirm?: {
    readonly title: string;
    readonly text: string;
    readonly yes: string;
    readonly no: string;
  };
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: Text }
  /**
   * Somebody's own words, and who or where they come from. Found again by `of`, what they are taken out by (the id of the feedback, where a
   * customer said them), and by `word` where the direction did. `beside`: the `of` of another quote, with which it stands and goes.
   */
  | {
      readonly kind: 'quote';
      readonly text: string;
      readonly by?: string;
      readonly of?: string;
      readonly word?: string;
      readonly beside?: string;
    }
  | { readonly kind: 'facts'; readonly facts: readonly { readonly label: string; readonly value: Text }[] }
  | { readonly kind: 'list'; readonly items: readonly Text[] }
  | { readonly kind: 'image'; readonly url: string; readonly alt: string }
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] }
  | {
      readonly kind: 'select';
      readonly label: string;
      readonly action: Action;
      readonly options: readonly Option[];
      readonly chosen?: string;
    }
  | { readonly kind: 'chart'; readonly chart: Chart }
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'divider' }
  | { readonly kind: 'note'; readonly text: Text };

export interface Message {
  /** One line for notifications and screen readers; must make sense alone. */
  readonly summary: string;
  readonly blocks: readonly Block[];
  /** What draws it, 'home' or an action of the menu: asked once more after each act on it. */
  readonly again?: Action;
}

/** Where on which platform. Throws on what is not an address. */
export function place(address: Address): { readonly platform: string; readonly id: string } {
  const colon = address.indexOf(':');
  if (colon < 1) throw new Error(`not an address: ${JSON.stringify(address)}`);
  return { platform: address.slice(0, colon), id: address.slice(colon + 1) };
}

/** What was said in one sentence, or at length. */
export function messageOf(told: string | Message): Message {
  return typeof told === 'string' ? sentence(told) : told;
}

/** A message that is one sentence, with buttons where something can be done about it. */
export function sentence(text: string, buttons: readonly Button[] = []): Message {
  return {
    summary: text,
    blocks: [
      { kind: 'text', text },
      ...(buttons.length === 0 ? [] : [{ kind: 'buttons', buttons } as const]),
    ],
  };
}
