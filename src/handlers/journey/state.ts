// Which map somebody looks at, and how that travels in its buttons and selects.
import { type Lane, lanes } from '../../feedback/touchpoints/stage.ts';
import { type MapDays, mapDays } from '../../pages/journey.ts';
import { fold } from '../../terms/fold.ts';

export interface MapState {
  readonly lane: Lane;
  readonly days: MapDays;
  /** Of one touchpoint, by its code; null: the whole map. */
  readonly at: string | null;
}

export const firstMap: MapState = { lane: 'customers', days: 90, at: null };

export function encodeMap({ lane, days, at }: MapState): string {
  return [lane, days, ...(at === null ? [] : [at])].join('/');
}

const CODE = /^[\w-]{12}$/;

/** The first map for what `encodeMap` did not make. */
export function decodeMap(code: string | null): MapState {
  const [laneText, daysText, at = null, ...rest] = code?.split('/') ?? [];
  const lane = lanes.find((each) => each === laneText);
  const days = mapDays.find((each) => String(each) === daysText);
  if (!lane || !days || rest.length > 0 || (at !== null && !CODE.test(at))) return firstMap;
  return { lane, days, at };
}

/** "employees 365", "équipes, un an": a lane and days, in any order. Null where something else was typed: it may be a touchpoint’s name. */
export function mapTyped(text: string): MapState | null {
  let state = firstMap;
  for (const word of fold(text)
    .split(' ')
    .filter((each) => each !== '')) {
    const days = mapDays.find((each) => String(each) === word);
    if (days) state = { ...state, days };
    else if (OURS.includes(word)) state = { ...state, lane: 'employees' };
    else if (THEIRS.includes(word)) state = { ...state, lane: 'customers' };
    else if (!FILLING.includes(word)) return null;
  }
  return state;
}

const DAYS = /(?:^| )(\d+)(?: (?:days|jours))?(?= |$)/;

/** "livraison 28": a touchpoint's name, folded, and days; those of the first map where none are typed. */
export function daysTyped(text: string): { readonly name: string; readonly days: MapDays } {
  const whole = fold(text);
  const [typed = '', written] = DAYS.exec(whole) ?? [];
  const days = mapDays.find((each) => String(each) === written);
  return days ? { name: whole.replace(typed, '').trim(), days } : { name: whole, days: firstMap.days };
}

const OURS: readonly string[] = [
  'employees',
  'employee',
  'colleagues',
  'collaborateurs',
  'salaries',
  'equipes',
];
const THEIRS: readonly string[] = ['customers', 'customer', 'clients', 'client'];
const FILLING: readonly string[] = ['days', 'jours', 'last', 'the', 'les', 'des', 'derniers'];
