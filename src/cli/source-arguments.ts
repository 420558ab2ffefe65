// What `portevoix source` was asked: its arguments, checked.
import { type Heat, heats } from '../feedback/filters.ts';
import { limits } from '../feedback/item.ts';
import { vendorNames } from '../feedback/sources/connect.ts';
import type { SourceSettings } from '../feedback/sources/source.ts';
import { regions } from '../feedback/sources/webhook.ts';
import { pullRegions } from '../feedback/vendors/pulling.ts';
import type { Locale } from '../i18n/locale.ts';
import { argumentsIn } from './arguments.ts';
import { UsageError } from './command.ts';
import { saySource } from './source-phrases.ts';

interface NamedSource<Kind extends string> {
  readonly kind: Kind;
  readonly name: string;
  readonly json: boolean;
}

export interface PullArguments {
  readonly kind: 'pull';
  readonly name: string;
  /** Null: as it is, or hot. */
  readonly heat: Heat | null;
  readonly json: boolean;
  readonly vendor: string;
  readonly values: Values;
}
type Values = ReturnType<typeof argumentsIn<typeof CONFIG>>['values'];
export type SourceArguments =
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
  | {
      readonly kind: 'set';
      readonly name: string;
      readonly settings: SourceSettings;
      readonly json: boolean;
    }
  | PullArguments
  | NamedSource<'token'>
  | NamedSource<'pause'>
  | NamedSource<'resume'>
  | { readonly kind: 'clean'; readonly isDryRun: boolean; readonly json: boolean }
  | { readonly kind: 'list'; readonly json: boolean };
export type Connect = Extract<SourceArguments, { kind: 'connect' }>;

/** @throws UsageError in the operator's language. */
export function parseSource(args: readonly string[], locale: Locale): SourceArguments {
  const words = saySource(locale);
  const { values, positionals } = argumentsIn(args, CONFIG, locale);
  const { json = false, vendor, pull, 'dry-run': dryRun, ...others } = values;
  const [kind, name, ...more] = positionals;
  if (kind === 'clean' && name === undefined && vendor === undefined && Object.keys(others).length === 0)
    return { kind, isDryRun: dryRun ?? false, json };
  if (dryRun !== undefined) throw new UsageError(words.addOrList);
  if (pull !== undefined) return pulling(pull);
  const [alone] = PULL_ONLY.filter((each) => values[each] !== undefined);
  if (alone !== undefined) throw new UsageError(words.needsPull(`--${alone}`));
  if (kind === 'set') return setting();
  const [notSet] = SET_ONLY.filter((each) => values[each] !== undefined);
  if (notSet !== undefined) throw new UsageError(words.needsSet(`--${notSet}`));
  const [stray] = Object.keys(others).filter((each) => each !== 'heat');
  if (vendor === undefined && stray !== undefined) throw new UsageError(words.needsVendor(`--${stray}`));
  if (kind === 'list' && name === undefined && vendor === undefined && values.heat === undefined) {
    return { kind, json };
  }
  if (
    (kind === 'token' || kind === 'pause' || kind === 'resume') &&
    name?.trim() &&
    more.length + Object.keys(others).length === 0 &&
    vendor === undefined
  )
    return { kind, name, json };
  if (kind !== 'add' || name === undefined || name.trim() === '' || more.length > 0) {
    throw new UsageError(words.addOrList);
  }
  const heat = heatAsked();
  if (vendor === undefined) return { kind, name, heat: heat ?? 'hot', json };
  if (values.region !== undefined) oneOf('--region', values.region, regions);
  if (values.secret === '-' && values.token === '-') throw new UsageError(words.oneInput);
  touchpointAsked();
  return { kind: 'connect', name, heat, json, vendor: oneOf('--vendor', vendor, vendorNames), values };

  /** `portevoix source add NAME --pull VENDOR`. */
  function pulling(from: string): SourceArguments {
    if (kind !== 'add' || name === undefined || name.trim() === '' || more.length > 0)
      throw new UsageError(words.addOrList);
    const [alien] = Object.keys(others).filter((each) => !PULLABLE.has(each));
    if (vendor !== undefined || alien !== undefined)
      throw new UsageError(words.notForPull(`--${alien ?? 'vendor'}`));
    if (values.region !== undefined) oneOf('--region', values.region, pullRegions);
    touchpointAsked();
    return { kind: 'pull', name, heat: heatAsked(), json, vendor: from, values };
  }

  /** `portevoix source set`. */
  function setting(): SourceArguments {
    const [alien] = Object.keys(others).filter((each) => !SETTABLE.has(each));
    if (vendor !== undefined || alien !== undefined) {
      throw new UsageError(words.notForSet(`--${alien ?? 'vendor'}`));
    }
    if (name === undefined || name.trim() === '' || more.length > 0) throw new UsageError(words.addOrList);
    const heat = heatAsked();
    const keepDays = daysAsked('--keep-days', values['keep-days'], 'forever');
    const quietAfterDays = daysAsked('--quiet-after', values['quiet-after'], 'never');
    const touchpoint = touchpointAsked();
    const settings = {
      ...(heat === null ? {} : { heat }),
      ...(keepDays === undefined ? {} : { keepDays }),
      ...(quietAfterDays === undefined ? {} : { quietAfterDays }),
      ...(touchpoint === undefined ? {} : { touchpoint: touchpoint || null }),
    };
    if (Object.keys(settings).length === 0) throw new UsageError(words.nothingToSet);
    return { kind: 'set', name, settings, json };
  }

  function heatAsked(): Heat | null {
    return values.heat === undefined ? null : oneOf('--heat', values.heat.toLowerCase(), heats);
  }

  function touchpointAsked(): string | undefined {
    const touchpoint = values.touchpoint?.trim();
    if (touchpoint !== undefined && touchpoint.length > limits.touchpoint) {
      throw new UsageError(words.longTouchpoint(limits.touchpoint));
    }
    return touchpoint;
  }

  /** Null for `word`; undefined where it was not asked. */
  function daysAsked(option: string, given: string | undefined, word: string): number | null | undefined {
    if (given === undefined) return undefined;
    if (given.toLowerCase() === word) return null;
    const days = /^\d{1,5}$/.test(given) ? Number(given) : 0;
    if (days < 1 || days > MOST_DAYS) throw new UsageError(words.badDays(option, given, MOST_DAYS, word));
    return days;
  }

  function oneOf<T extends string>(option: string, given: string, known: readonly T[]): T {
    const found = known.find((each) => each === given);
    if (found === undefined) throw new UsageError(words.notOneOf(option, given, known.join(', ')));
    return found;
  }
}

/** A hundred years. */
const MOST_DAYS = 36_500;

const SET_ONLY = ['keep-days', 'quiet-after'] as const;
const SETTABLE: ReadonlySet<string> = new Set(['heat', 'touchpoint', ...SET_ONLY]);

const PULL_ONLY = ['of', 'at', 'user', 'key-id', 'author', 'since'] as const;
const PULLABLE: ReadonlySet<string> = new Set([
  ...['heat', 'token', 'region', 'mapping', 'touchpoint'],
  ...PULL_ONLY,
]);

const text = { type: 'string' } as const;
const OPTIONS = {
  heat: text,
  vendor: text,
  pull: text,
  of: text,
  at: text,
  user: text,
  'key-id': text,
  author: text,
  since: text,
  secret: text,
  'client-id': text,
  token: text,
  region: text,
  mapping: text,
  touchpoint: text,
  'keep-days': text,
  'quiet-after': text,
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;
const CONFIG = { options: OPTIONS, allowPositionals: true } as const;
