// Which secret keys what is sealed in an archive needs, and whether those of the new place are they.
import { z } from 'zod';
import type { Whole } from '../database/whole.ts';
import { HASH, hashingKeyIn, SEAL } from '../keyring/open.ts';
import { type GivenKeys, known } from '../keyring/refusal.ts';
import { checkOf } from '../keys.ts';
import { linesIn } from './folder.ts';
import { fileOf } from './manifest.ts';
import { refused } from './refusal.ts';

/** What the keys that seal in this database are known as. */
export async function keysKnown(whole: Whole): Promise<string[]> {
  const rows = await whole.rows(
    `SELECT "check" FROM "KeyOnFile" WHERE "name" LIKE '${SEAL}%' ORDER BY "name"`,
  );
  return rows.map(([check]) => known(String(check)));
}

const keyOnFile = z.object({ name: z.string(), check: z.string(), sealed: z.string().optional() });

/** @throws UserError where what is sealed needs a key that is not given, or customers were hashed under another one */
export async function refuseOtherKeys(
  folder: string,
  { secretKeys, keysFrom = 'PORTEVOIX_SECRET_KEY' }: GivenKeys,
): Promise<void> {
  const given = secretKeys.map(checkOf);
  const needed: string[] = [];
  let isHashFitting = false;
  for await (const line of linesIn(folder, fileOf('KeyOnFile'))) {
    const { name, check, sealed = null } = keyOnFile.parse(JSON.parse(line));
    if (name.startsWith(SEAL)) needed.push(check);
    if (name === HASH) isHashFitting = hashingKeyIn(secretKeys, { check, sealed }) !== null;
  }
  if (isHashFitting && needed.every((check) => given.includes(check))) return;
  const [from, asked] = [given, needed].map((checks) => checks.map(known).join(', '));
  throw refused((words) => words.keys(keysFrom, from ?? '', asked ?? ''));
}
