// HTML that is safe by how it is written: what stands in `html` as a value is escaped, unless it is HTML itself.

export interface Html {
  readonly markup: string;
}

type Value = string | number | Html | readonly Value[];

export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { markup: parts.reduce((all, part, i) => `${all}${markupOf(values[i - 1] ?? '')}${part}`) };
}

/** What is HTML already. */
export function raw(markup: string): Html {
  return { markup };
}

function markupOf(value: Value): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return escaped(value);
  return 'markup' in value ? value.markup : value.map(markupOf).join('');
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
