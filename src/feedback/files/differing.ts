// A row of a file whose answer is stored already with other content: what differs, in the reader's words. Its words are not repeated.
import type { Locale } from '../../i18n/locale.ts';
import { phrases } from '../../i18n/phrases.ts';
import type { DifferingField } from '../batches/differing.ts';
import type { ColumnField, Mapping } from './columns.ts';
import type { FileRecord } from './record.ts';
import type { Reject } from './rejects.ts';

const COLUMN_OF = {
  score: 'score',
  metric: 'metric',
  verbatim: 'verbatim',
  touchpoint: 'touchpoint',
  segments: 'segment',
  answeredAt: 'date',
  customer: 'customer',
  heat: 'heat',
} as const satisfies Record<DifferingField, ColumnField>;

/** As a row of the file that is written beside; importing that file with `--replace` puts them in place. */
export function differingRow(
  { line, cells }: FileRecord,
  field: DifferingField,
  { columns }: Pick<Mapping, 'columns'>,
  locale: Locale,
): Reject {
  const column = columns.find((each) => each.field === COLUMN_OF[field])?.header ?? '';
  return { line, column, reason: words(locale)[field], cells };
}

const words = phrases({
  en: {
    score: 'stored with another score',
    metric: 'stored as another measure',
    verbatim: 'stored with other words',
    touchpoint: 'stored with another touchpoint',
    segments: 'stored with other segments',
    answeredAt: 'stored with another date',
    customer: 'stored with another customer',
    heat: 'stored as hot instead of cold, or the reverse',
  },
  fr: {
    score: 'enregistrée avec une autre note',
    metric: 'enregistrée comme une autre mesure',
    verbatim: 'enregistrée avec d’autres mots',
    touchpoint: 'enregistrée avec une autre étape du parcours',
    segments: 'enregistrée avec d’autres segments',
    answeredAt: 'enregistrée à une autre date',
    customer: 'enregistrée avec un autre client',
    heat: 'enregistrée à chaud et non à froid, ou l’inverse',
  },
});
