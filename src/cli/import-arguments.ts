// What `portevoix import` was asked, from its arguments.
import { isDay } from '../calendar/day.ts';
import { type DateOrder, dateOrders } from '../feedback/dates/instant.ts';
import type { GuessSettings } from '../feedback/file.ts';
import { type Override, parseMap } from '../feedback/files/columns.ts';
import { isEncoding } from '../feedback/files/csv/encoding.ts';
import { parseFilter, type RowFilter } from '../feedback/files/filters.ts';
import { type Heat, heats, type Metric, metrics } from '../feedback/filters.ts';
import type { Locale } from '../i18n/locale.ts';
import { argumentsIn } from './arguments.ts';
import { UsageError } from './command.ts';
import { sayImport } from './import-phrases.ts';

export interface ImportArguments {
  readonly file: string;
  readonly source: string;
  readonly heat: Heat | null;
  readonly guessing: Omit<GuessSettings, 'usualDateOrder'>;
  /** What is stored already with other content becomes as in the file. */
  readonly replaces: boolean;
  readonly filters: readonly RowFilter[];
  /** Nobody is asked: what is in doubt ends it. */
  readonly isDecided: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
}

const OPTIONS = {
  source: { type: 'string' },
  heat: { type: 'string' },
  metric: { type: 'string' },
  map: { type: 'string', multiple: true },
  scale: { type: 'string', multiple: true },
  value: { type: 'string', multiple: true },
  layout: { type: 'string' },
  sheet: { type: 'string' },
  encoding: { type: 'string' },
  dates: { type: 'string' },
  'answered-at': { type: 'string' },
  only: { type: 'string', multiple: true },
  without: { type: 'string', multiple: true },
  replace: { type: 'boolean' },
  yes: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/** @throws UsageError in the operator's language. */
export function parseImport(args: readonly string[], locale: Locale): ImportArguments {
  const words = sayImport(locale);
  const { values, positionals } = argumentsIn(args, { options: OPTIONS, allowPositionals: true }, locale);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError(words.oneFile);
  const source = values.source?.trim() ?? '';
  if (source === '') throw new UsageError(words.noSource);
  const metric = oneOf<Metric>('--metric', values.metric, metrics);
  const heat = oneOf<Heat>('--heat', values.heat, heats);
  const dateOrder = oneOf<DateOrder>('--dates', values.dates, dateOrders);
  const { encoding, sheet } = values;
  if (encoding !== undefined && !isEncoding(encoding)) throw new UsageError(words.badEncoding(encoding));
  const overrides: Override[] = [
    ...(values.map ?? []).flatMap((text) => parseMap(text)),
    ...(values.scale ?? []).flatMap((text) => parseMap(text, 'scale')),
    ...(values.value ?? []).flatMap((text) => parseMap(text, 'value')),
  ];
  if (oneOf('--layout', values.layout, ['new']) !== null)
    overrides.push({ left: '', right: 'new', of: 'layout' });
  if (metric !== null) overrides.push({ left: 'metric', right: metric });
  const answeredAt = values['answered-at'];
  if (answeredAt !== undefined) {
    if (!isDay(answeredAt)) throw new UsageError(words.badDay(answeredAt));
    overrides.push({ left: 'date', right: answeredAt });
  }
  return {
    file,
    source,
    heat,
    guessing: {
      overrides,
      ...(encoding === undefined ? {} : { encoding }),
      ...(sheet === undefined ? {} : { sheet }),
      ...(dateOrder === null ? {} : { dateOrder }),
    },
    replaces: values.replace ?? false,
    filters: [
      ...(values.only ?? []).map((text) => parseFilter('only', text)),
      ...(values.without ?? []).map((text) => parseFilter('without', text)),
    ],
    isDecided: values.yes ?? values.json ?? false,
    dryRun: values['dry-run'] ?? false,
    json: values.json ?? false,
  };

  function oneOf<T extends string>(option: string, given: string | undefined, known: readonly T[]): T | null {
    if (given === undefined) return null;
    const found = known.find((each) => each === given.toLowerCase());
    if (found === undefined) throw new UsageError(words.notOneOf(option, given, known.join(', ')));
    return found;
  }
}
