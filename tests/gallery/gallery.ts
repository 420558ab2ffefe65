// Makes the gallery in a folder, from databases of its own.
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../src/database/client.ts';
import { migrate } from '../../src/database/migrate.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { openToLook } from '../harness/own-looks.ts';
import { type Exhibit, exhibitsIn, missingFrom } from './exhibits.ts';
import { galleryPage } from './page.ts';

export interface Gallery {
  readonly shown: Readonly<Record<Locale, number>>;
  /** What no exhibit shows. */
  readonly missing: readonly string[];
}

/** A gallery of these alone. */
export async function writeExhibits(
  folder: string,
  exhibits: Readonly<Record<Locale, readonly Exhibit[]>>,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'index.html'), galleryPage(exhibits));
  for (const name of ['page.css', 'page.js'])
    await copyFile(new URL(name, import.meta.url), join(folder, name));
  const library = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');
  await copyFile(library, join(folder, 'adaptivecards.min.js'));
}

export async function writeGallery(folder: string): Promise<Gallery> {
  const scratch = await mkdtemp(join(tmpdir(), 'gallery-'));
  const opened: Database[] = [];
  const fresh = async () => {
    const url = `file:${join(scratch, `${opened.length}.db`)}`;
    await migrate(url);
    const database = await openToLook(url);
    opened.push(database);
    return database;
  };
  try {
    const exhibits = { fr: await exhibitsIn('fr', fresh), en: await exhibitsIn('en', fresh) };
    await writeExhibits(folder, exhibits);
    return {
      shown: { fr: exhibits.fr.length, en: exhibits.en.length },
      missing: [...missingFrom(exhibits.fr), ...missingFrom(exhibits.en)],
    };
  } finally {
    for (const database of opened) await database.close();
    await rm(scratch, { recursive: true, force: true });
  }
}
