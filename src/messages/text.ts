// Words with their emphasis, mentions and links, before any platform. What is built of them is in message.ts.

/** "slack:C0123": a platform and a place (channel or person) on it. */
export type Address = string;

export type Span =
  | string
  | { readonly strong: string }
  | { readonly emphasis: string }
  /** Mentions a person; `name` is what stands where a mention cannot. */
  | { readonly person: Address; readonly name: string }
  | { readonly channel: Address; readonly name: string }
  | { readonly link: string; readonly href: string };

export type Text = string | readonly Span[];

/** The words of a text, without emphasis. */
export function words(text: Text): string {
  if (typeof text === 'string') return text;
  return text.map(spanWords).join('');
}

function spanWords(span: Span): string {
  if (typeof span === 'string') return span;
  if ('strong' in span) return span.strong;
  if ('emphasis' in span) return span.emphasis;
  if ('link' in span) return span.link;
  return span.name;
}
