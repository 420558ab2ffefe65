// What is known of the export of a tool: the columns that only it has, and what its columns are where the name alone does not say. Pure.
import type { HeaderGuess } from '../../headers.ts';
import type { LeftOutWhy } from '../harmless.ts';

export const layoutNames = [
  'SurveyMonkey',
  'Typeform',
  'Google Forms',
  'Microsoft Forms',
  'Qualtrics',
  'LimeSurvey',
  'Delighted',
  'Zendesk',
  'Chatwoot',
  'Trustpilot',
  'Google Play',
  'App Store',
] as const;
export type LayoutName = (typeof layoutNames)[number];

export interface KnownColumn {
  readonly field: HeaderGuess;
  readonly why?: LeftOutWhy;
  /** Of a 'state': the values, after `fold`, of rows that are no answers. '' is an empty cell. */
  readonly drops?: readonly string[];
}

export interface Layout {
  readonly name: LayoutName;
  /** Each of these lists has to have one of its names among the headers. */
  readonly has: readonly (readonly string[])[];
  /** By folded header. */
  readonly columns: ReadonlyMap<string, KnownColumn>;
  /** The name of the first column. */
  readonly first?: readonly string[];
}

/** By the folded names of a list, "a|b". */
export function columns(
  list: Readonly<Record<string, KnownColumn | HeaderGuess>>,
): ReadonlyMap<string, KnownColumn> {
  return new Map(
    Object.entries(list).flatMap(([names, known]) =>
      names.split('|').map((name) => [name, typeof known === 'string' ? { field: known } : known] as const),
    ),
  );
}

export const technical: KnownColumn = { field: 'ignore', why: 'technical' };
export const otherDate: KnownColumn = { field: 'ignore', why: 'otherDate' };
export const ownWords: KnownColumn = { field: 'ignore', why: 'ownWords' };
