// What docs/roles.md says of the menu: a row for each feature, with what each right opens in it.
import type { Feature } from '../../src/handlers/feature.ts';
import type { Right } from '../../src/people/rights.ts';

const COLUMNS: readonly Right[] = ['everyone', 'speak', 'audit', 'admin'];

/** @throws Error where a feature asks for a right that has no column */
export function rowsOf(features: readonly Feature[]): string[] {
  return features.map(({ name, commands = [], shortcuts = [], asks = {}, forms = [], choosable = {} }) => {
    const entries = [
      ...commands.map((each) => ({ may: each.may, text: `/${each.name}` })),
      ...shortcuts.map((each) => ({ may: each.may, text: `message: ${each.name}` })),
      ...Object.entries(asks).map(([ask, { may }]) => ({ may, text: ask })),
      ...forms.map((each) => ({ may: each.may, text: `form: ${each.name}` })),
      ...Object.entries(choosable).map(([list, { may }]) => ({ may, text: `list: ${list}` })),
    ];
    const odd = entries.find(({ may }) => !COLUMNS.includes(may));
    if (odd) throw new Error(`no column for the right "${odd.may}" of ${odd.text}`);
    const cells = COLUMNS.map((right) =>
      entries
        .filter(({ may }) => may === right)
        .map(({ text }) => `\`${text}\``)
        .join(' '),
    );
    return `| ${[name, ...cells].join(' | ')} |`;
  });
}
