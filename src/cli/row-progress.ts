// How far an export or an import of everything is, drawn in a terminal.
import type { ArchiveProgress } from '../archive/progress.ts';
import { formats } from '../i18n/formats.ts';
import { fr } from '../i18n/phrases.ts';
import type { Io } from './command.ts';

/** Rows between two drawings. */
const EACH = 1_000;

export function rowProgress({ terminal, locale, progress }: Pick<Io, 'terminal' | 'locale' | 'progress'>) {
  const { number } = formats(locale, 'UTC');
  return {
    draw(doing: string, { table, rows, of }: ArchiveProgress): void {
      if (!terminal || (rows % EACH !== 0 && rows !== of)) return;
      const [done, all] = [number(rows), number(of)];
      progress(
        locale === 'fr'
          ? fr`${doing} : ${table}, ${done} sur ${all}`
          : `${doing}: ${table}, ${done} of ${all}`,
      );
    },
    clear(): void {
      if (terminal) progress('');
    },
  };
}
