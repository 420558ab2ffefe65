// Commands in our sentences as Teams knows them: words to the bot, without Slack's slash. Not in what people said.
import { menu } from '../../handlers/index.ts';
import type { Field, FormView } from '../../messages/form.ts';
import type { Block, Button, Message, Span, Text } from '../../messages/message.ts';

const names = menu.commands.flatMap(({ name, inFrench }) => [name, ...(inFrench ? [inFrench] : [])]);
const COMMAND = new RegExp(
  String.raw`(?<![\p{L}\p{N}/.:])/(?=(?:${names.join('|')})(?![\p{L}\p{N}/]))`,
  'giu',
);

export function spoken(text: string): string {
  return text.replace(COMMAND, '');
}

/** Quotes stay as they were said. */
export function spokenMessage(message: Message): Message {
  return { summary: spoken(message.summary), blocks: message.blocks.map(spokenBlock) };
}

export function spokenForm(form: FormView): FormView {
  return {
    ...form,
    ...(form.intro ? { intro: form.intro.map(spokenBlock) } : {}),
    fields: form.fields.map(spokenField),
  };
}

function spokenField(field: Field): Field {
  return {
    ...field,
    label: spoken(field.label),
    ...(field.hint === undefined ? {} : { hint: spoken(field.hint) }),
  };
}

function spokenBlock(block: Block): Block {
  switch (block.kind) {
    case 'heading':
      return { ...block, text: spoken(block.text) };
    case 'text':
    case 'note':
      return { ...block, text: spokenText(block.text) };
    case 'facts': {
      const facts = block.facts.map(({ label, value }) => ({
        label: spoken(label),
        value: spokenText(value),
      }));
      return { ...block, facts };
    }
    case 'list':
      return { ...block, items: block.items.map(spokenText) };
    case 'buttons':
      return { ...block, buttons: block.buttons.map(spokenButton) };
    case 'quote':
    case 'image':
    case 'select':
    case 'divider':
      return block;
    default:
      return block satisfies never;
  }
}

function spokenButton(button: Button): Button {
  const { confirm } = button;
  return {
    ...button,
    label: spoken(button.label),
    ...(confirm ? { confirm: { ...confirm, text: spoken(confirm.text) } } : {}),
  };
}

function spokenText(text: Text): Text {
  return typeof text === 'string' ? spoken(text) : text.map(spokenSpan);
}

function spokenSpan(span: Span): Span {
  if (typeof span === 'string') return spoken(span);
  if ('strong' in span) return { strong: spoken(span.strong) };
  if ('emphasis' in span) return { emphasis: spoken(span.emphasis) };
  return span;
}
