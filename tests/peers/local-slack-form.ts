// What somebody does with a message's or a modal's elements, as the local Slack's page would send it.
import { decodeAction } from '../../src/messages/actions.ts';
import type { PeerBlock, PeerElement } from './local-slack-shapes.ts';

/** By the field's name; a field left out is one that nobody touched. */
export type PeerValues = Readonly<Record<string, string | readonly string[] | boolean>>;

export function elementFor(blocks: readonly PeerBlock[], action: string, subject: string | undefined) {
  const drawn = blocks.flatMap((each, i) =>
    (each.elements ?? []).map((inside) => ({ element: inside, blockId: each.block_id ?? `b${i}` })),
  );
  const found = drawn.find(({ element: inside }) => {
    const decoded = decodeAction(inside.action_id ?? '');
    return decoded?.name === action && (subject === undefined || decoded.subject === subject);
  });
  if (found) return found;
  const names = drawn.map(({ element: inside }) => inside.action_id).filter(Boolean);
  throw new Error(
    `nothing to press for ${action} ${subject ?? ''}; there is: ${names.join(', ') || 'nothing'}`,
  );
}

/** By value or by what is written. */
export function pick(inside: PeerElement, chosen: string) {
  const picked = inside.options?.find((each) => each.value === chosen || each.text.text === chosen);
  if (picked) return picked;
  throw new Error(
    `no option ${chosen}; there is: ${inside.options?.map((each) => each.text.text).join(', ')}`,
  );
}

export function answersFor(
  blocks: readonly PeerBlock[],
  values: PeerValues,
): Record<string, Record<string, object>> {
  const inputs = blocks.filter((each) => each.type === 'input' && each.element);
  const nameOf = (each: PeerBlock) => (each.block_id ?? '').replace(/#\d+$/, '');
  const names = new Set(inputs.map(nameOf));
  for (const name of Object.keys(values)) {
    if (!names.has(name)) throw new Error(`the modal has no field ${name}; it has: ${[...names].join(', ')}`);
  }
  const answers: Record<string, Record<string, object>> = {};
  for (const each of inputs) {
    const value = values[nameOf(each)];
    if (value === undefined || !each.element) continue;
    answers[each.block_id ?? ''] = { [each.element.action_id ?? '']: answerFor(each.element, value) };
  }
  return answers;
}

function answerFor(inside: PeerElement, value: string | readonly string[] | boolean): object {
  const { type } = inside;
  const several =
    typeof value === 'string' ? [value] : typeof value === 'boolean' ? (value ? ['yes'] : []) : value;
  switch (type) {
    case 'static_select':
      return { type, selected_option: pick(inside, String(value)) };
    case 'radio_buttons':
      return {
        type,
        selected_option: pick(inside, typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)),
      };
    case 'checkboxes':
    case 'multi_static_select': {
      const among = inside.options ?? [];
      const picked = several.flatMap(
        (one) => among.find((each) => each.value === one || each.text.text === one) ?? [],
      );
      return { type, selected_options: picked };
    }
    case 'multi_users_select':
      return { type, selected_users: own(several) };
    case 'multi_conversations_select':
      return { type, selected_conversations: own(several) };
    case 'datepicker':
      return { type, selected_date: value };
    default:
      return { type, value };
  }
}

/** Slack's own pickers know nobody of another chat. */
function own(several: readonly string[]): string[] {
  return several.filter((one) => !/^(?!slack:)[a-z]+:/.test(one)).map((one) => one.replace(/^slack:/, ''));
}
