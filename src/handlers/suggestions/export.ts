// All suggestions as a file, for admins. What is in it is decided in suggestions/export/.

import { noted } from '../../audit/note.ts';
import { dayText } from '../../calendar/day.ts';
import { zoneOf } from '../../calendar/zone.ts';
import { transact } from '../../database/client.ts';
import { UserError } from '../../errors.ts';
import { formats, plural } from '../../i18n/formats.ts';
import { phrases } from '../../i18n/phrases.ts';
import type { Block, Button } from '../../messages/message.ts';
import { toCsv, toJson } from '../../sheet.ts';
import { exportRows } from '../../suggestions/export/rows.ts';
import { suggestionSheet } from '../../suggestions/export/sheet.ts';
import { doerOf } from '../doer.ts';
import type { Ask, Request } from '../request.ts';

/** What is held in memory to be sent through a chat, in characters; larger ones are for the command line. */
const MOST_CHARACTERS = 20_000_000;

/** One file, CSV unless the button asks for JSON. */
export const exportSuggestions: Ask = async (request) => {
  const { kit, workspace, asker, locale, at } = request;
  const say = words(locale);
  const format = request.subject === 'json' ? 'json' : 'csv';
  await transact(kit.database, (tx) =>
    noted(tx, { workspaceId: workspace.id, ...doerOf(request) }, 'export.made', {
      what: 'suggestions',
      format,
    }),
  );
  let count = 0;
  const rows = counted(exportRows(kit.database.db, workspace.id));
  const pieces: string[] = [];
  let length = 0;
  for await (const piece of format === 'json' ? toJson(rows) : toCsv(suggestionSheet, rows, locale)) {
    pieces.push(piece);
    length += piece.length;
    if (length > MOST_CHARACTERS) throw tooLarge();
  }
  const day = dayText(zoneOf(asker.timeZone).dayAt(at.getTime()));
  return {
    kind: 'hand',
    file: { name: `${say.file}-${day}.${format}`, content: pieces.join('') },
    words: plural(locale, count, say.handed(formats(locale, asker.timeZone).number(count))),
  };

  async function* counted<T>(each: AsyncIterable<T>): AsyncGenerator<T> {
    for await (const one of each) {
      count += 1;
      yield one;
    }
  }
};

function tooLarge(): UserError {
  return new UserError('export.too-large', (locale) => words(locale).tooLarge);
}

/** The foot of a list that admins see. */
export function exportButtons({ locale }: Request): Block[] {
  const say = words(locale);
  const csv: Button = { label: say.csv, action: { name: 'suggestions.export', subject: 'csv' } };
  const json: Button = { label: say.json, action: { name: 'suggestions.export', subject: 'json' } };
  return [{ kind: 'buttons', buttons: [csv, json] }];
}

const words = phrases({
  en: {
    csv: 'Export all (CSV)',
    json: 'Export all (JSON)',
    file: 'ideas',
    handed: (count: string) => ({
      one: `${count} idea. Nobody who chose to stay anonymous is named in it.`,
      other: `${count} ideas. Nobody who chose to stay anonymous is named in them.`,
    }),
    tooLarge:
      'There are too many ideas for a file in a chat. Whoever runs Porte-voix can write it with: npx portevoix export suggestions --format csv --to FILE',
  },
  fr: {
    csv: 'Tout exporter (CSV)',
    json: 'Tout exporter (JSON)',
    file: 'idees',
    handed: (count) => ({
      one: `${count} idée. Qui a choisi l’anonymat n’y est pas nommé.`,
      other: `${count} idées. Qui a choisi l’anonymat n’y est pas nommé.`,
    }),
    tooLarge:
      'Il y a trop d’idées pour un fichier dans une conversation. La personne qui fait tourner Porte-voix peut l’écrire avec : npx portevoix export suggestions --format csv --to FICHIER',
  },
});
