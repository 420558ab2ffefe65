// Our own sentences as a chat has our commands: what a chat changes in them, everywhere but in what people said.
import type { Field, FormView } from '../messages/form.ts';
import type { Block, Button, Message, Span, Text } from '../messages/message.ts';

/** Our words as one chat says them. */
export type Say = (text: string) => string;

/** Quotes stay as they were said. */
export function spokenMessage(message: Message, say: Say): Message {
  const { summary, blocks } = message;
  return { ...message, summary: say(summary), blocks: blocks.map((block) => spokenBlock(block, say)) };
}

export function spokenForm(form: FormView, say: Say): FormView {
  return {
    ...form,
    ...(form.intro ? { intro: form.intro.map((block) => spokenBlock(block, say)) } : {}),
    fields: form.fields.map((field) => spokenField(field, say)),
  };
}

function spokenField(field: Field, say: Say): Field {
  return {
    ...field,
    label: say(field.label),
    ...(field.hint === undefined ? {} : { hint: say(field.hint) }),
  };
}

function spokenBlock(block: Block, say: Say): Block {
  switch (block.kind) {
    case 'heading':
      return { ...block, text: say(block.text) };
    case 'text':
    case 'note':
      return { ...block, text: spokenText(block.text, say) };
    case 'facts': {
      const facts = block.facts.map(({ label, value }) => ({
        label: say(label),
        value: spokenText(value, say),
      }));
      return { ...block, facts };
    }
    case 'list':
      return { ...block, items: block.items.map((item) => spokenText(item, say)) };
    case 'buttons':
      return { ...block, buttons: block.buttons.map((button) => spokenButton(button, say)) };
    case 'chart':
      return { ...block, chart: { ...block.chart, sentence: say(block.chart.sentence) } };
    case 'table':
      return { ...block, table: { ...block.table, sentence: say(block.table.sentence) } };
    case 'quote':
    case 'image':
    case 'select':
    case 'divider':
      return block;
    default:
      return block satisfies never;
  }
}

function spokenButton(button: Button, say: Say): Button {
  const { confirm } = button;
  return {
    ...button,
    label: say(button.label),
    ...(confirm ? { confirm: { ...confirm, text: say(confirm.text) } } : {}),
  };
}

function spokenText(text: Text, say: Say): Text {
  return typeof text === 'string' ? say(text) : text.map((span) => spokenSpan(span, say));
}

function spokenSpan(span: Span, say: Say): Span {
  if (typeof span === 'string') return say(span);
  if ('strong' in span) return { strong: say(span.strong) };
  if ('emphasis' in span) return { emphasis: say(span.emphasis) };
  return span;
}
