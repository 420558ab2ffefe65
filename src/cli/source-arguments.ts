// What `portevoix source` was asked: its arguments, checked.
import { parseArgs } from 'node:util';
import { vendorNames } from '../feedback/connect.ts';
import { type Heat, heats } from '../feedback/filters.ts';
import { limits } from '../feedback/item.ts';
import { regions } from '../feedback/webhook.ts';
import type { Locale } from '../i18n/locale.ts';
import { UsageError } from './command.ts';
import { saySource } from './source-phrases.ts';

type Values = ReturnType<typeof argumentsOf>['values'];
export type Asked =
  | { readonly kind: 'add'; readonly name: string; readonly heat: Heat; readonly json: boolean }
  | {
      readonly kind: 'connect';
      readonly name: string;
      /** Null: as it is, or hot. */
      readonly heat: Heat | null;
      readonly json: boolean;
      readonly vendor: string;
      readonly values: Values;
    }
  | { readonly kind: 'list'; readonly json: boolean };
export type Connect = Extract<Asked, { kind: 'connect' }>;

/** @throws UsageError in the operator's language. */
export function parseSource(args: readonly string[], locale: Locale): Asked {
  const words = saySource(locale);
  const { values, positionals } = argumentsOf(args);
  const { json = false, vendor, ...others } = values;
  const [kind, name, ...more] = positionals;
  const [stray] = Object.keys(others).filter((each) => each !== 'heat');
  if (vendor === undefined && stray !== undefined) throw new UsageError(words.needsVendor(`--${stray}`));
  if (kind === 'list' && name === undefined && vendor === undefined && values.heat === undefined) {
    return { kind, json };
  }
  if (kind !== 'add' || name === undefined || name.trim() === '' || more.length > 0) {
    throw new UsageError(words.addOrList);
  }
  const heat = values.heat === undefined ? null : oneOf('--heat', values.heat.toLowerCase(), heats);
  if (vendor === undefined) return { kind, name, heat: heat ?? 'hot', json };
  if (values.region !== undefined) oneOf('--region', values.region, regions);
  if (values.secret === '-' && values.token === '-') throw new UsageError(words.oneInput);
  if ((values.touchpoint ?? '').trim().length > limits.touchpoint) {
    throw new UsageError(words.longTouchpoint(limits.touchpoint));
  }
  return { kind: 'connect', name, heat, json, vendor: oneOf('--vendor', vendor, vendorNames), values };

  function oneOf<T extends string>(option: string, given: string, known: readonly T[]): T {
    const found = known.find((each) => each === given);
    if (found === undefined) throw new UsageError(words.notOneOf(option, given, known.join(', ')));
    return found;
  }
}

const text = { type: 'string' } as const;
const OPTIONS = {
  heat: text,
  vendor: text,
  secret: text,
  'client-id': text,
  token: text,
  region: text,
  mapping: text,
  touchpoint: text,
  json: { type: 'boolean' },
} as const;

function argumentsOf(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
