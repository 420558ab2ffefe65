// A stored value without somebody's name and address: what a message or a digest says of them, it says of another.

export interface Replacing {
  readonly name: string;
  /** Of each chat that they are on. */
  readonly addresses: readonly string[];
  readonly by: { readonly name: string; readonly address: string };
}

/** The very same value where they are not in it. Of a name only whole words count, with its capitals. */
export function withoutName(value: unknown, replacing: Replacing): unknown {
  const { name, addresses, by } = replacing;
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`, 'gu');
  return withTexts(value, (text) =>
    addresses.includes(text) ? by.address : text.replace(whole, () => by.name),
  );
}

/** A stored value with each text in it changed; the very same value where none is. Names of fields stay. */
export function withTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) {
    const items = value.map((each) => withTexts(each, change));
    return items.some((item, i) => item !== value[i]) ? items : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const rest = entries.map(([key, inside]): [string, unknown] => [key, withTexts(inside, change)]);
  return rest.some(([, inside], i) => inside !== entries[i]?.[1]) ? Object.fromEntries(rest) : value;
}

/** As a text stands between the quotation marks of JSON. */
export function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
