// What a person at the screen sees and sends: the words of blocks, and a form as it stands before anything is typed.
import type { PeerMessage, PeerValues, PeerView } from '../peers/local-slack.ts';

/** Every text of a message or a view, in the order in which it is read, one a line; labels of buttons too. */
export function seen({ blocks }: Pick<PeerMessage | PeerView, 'blocks'>): string {
  return textsIn(blocks).join('\n');
}

function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) => {
    if (key === 'text' && typeof inside === 'string') return [inside];
    return key === 'confirm' || key === 'options' ? [] : textsIn(inside);
  });
}

/** A form's values as Slack's own client sends them: what was proposed, unless it was changed. */
export function filledIn(view: PeerView, changes: PeerValues = {}): PeerValues {
  const proposed = view.blocks.flatMap((block): [string, string | readonly string[]][] => {
    const value = proposedIn(block.element ?? {});
    return block.type === 'input' && value !== null ? [[block.block_id ?? '', value]] : [];
  });
  return { ...Object.fromEntries(proposed), ...changes };
}

function proposedIn(element: Readonly<Record<string, unknown>>): string | readonly string[] | null {
  const text = element['initial_value'] ?? element['initial_date'];
  if (typeof text === 'string') return text;
  const several = element['initial_conversations'] ?? element['initial_users'] ?? element['initial_options'];
  if (Array.isArray(several))
    return several.map((each) => (typeof each === 'string' ? each : chosenIn(each)));
  return element['initial_option'] === undefined ? null : chosenIn(element['initial_option']);
}

function chosenIn(option: unknown): string {
  if (typeof option === 'object' && option !== null && 'value' in option && typeof option.value === 'string')
    return option.value;
  throw new Error(`not an option: ${JSON.stringify(option)}`);
}
