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
  const replaced = (each: unknown): unknown => {
    if (typeof each === 'string')
      return addresses.includes(each) ? by.address : each.replace(whole, () => by.name);
    if (Array.isArray(each)) {
      const items = each.map(replaced);
      return items.some((item, i) => item !== each[i]) ? items : each;
    }
    if (typeof each !== 'object' || each === null) return each;
    const entries = Object.entries(each);
    const rest = entries.map(([key, inside]): [string, unknown] => [key, replaced(inside)]);
    return rest.some(([, inside], i) => inside !== entries[i]?.[1]) ? Object.fromEntries(rest) : each;
  };
  return replaced(value);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
