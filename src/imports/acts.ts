// What a person does with a file that they handed over: offers it, corrects the plan, starts, cancels, tries again.
// Each act is one transaction with its drawing; reading and importing is importer.ts's.
import { newId } from '../clock.ts';
import { type Database, type Store, transact } from '../database/client.ts';
import { UserError } from '../errors.ts';
import { listSources } from '../feedback/sources/source.ts';
import { sentence } from '../messages/message.ts';
import { addressOf, type Person } from '../people/person.ts';
import { become, type FileImport, NOBODY, stateOf } from './file-import.ts';
import { FileError, type HandedFile, MOST_BYTES } from './handed.ts';
import { progressMessage, readingMessage } from './letters.ts';
import { type Correction, corrected, firstPlan, type ImportPlan, parsePlan } from './plan.ts';
import { type ImportReader, nameOf } from './shown.ts';
import { drawAgain, drawFirst } from './telling.ts';
import { sayImports } from './words.ts';

export interface Importing {
  readonly database: Database;
  readonly workspaceId: string;
  readonly person: Person;
  readonly reader: ImportReader;
  readonly now: Date;
}

/** What people name files that we read; a name without an ending says nothing, and the content decides. */
const KINDS = /\.(csv|tsv|tab|txt|xlsx|xlsm|ods|xls|xlsb)$/i;

/**
 * The file waits to be read, and its reader sees so. The same file again is offered again.
 * @throws UserError for other kinds of files, for one that is too large, and for one that is being imported.
 */
export async function offerFile(
  { database, workspaceId, person, reader, now }: Importing,
  { fileId, file }: { fileId: string; file: HandedFile },
): Promise<void> {
  if (/\.\w{1,6}$/.test(file.name) && !KINDS.test(file.name)) {
    throw new UserError('import.kind', (locale) => sayImports(locale).kinds);
  }
  if (file.bytes > MOST_BYTES) throw refusedFile(new FileError('too-large'));
  await transact(database, async (tx) => {
    const plan = firstPlan(file.name, await listSources(tx, workspaceId));
    const known = await tx.fileImport.findUnique({
      where: { workspaceId_fileId_personId: { workspaceId, fileId, personId: person.id } },
    });
    const id = known?.id ?? newId();
    const address = addressOf(person);
    const subject = { workspaceId, id, address, fileName: file.name };
    if (known && stateOf(known) === 'running') throw settled(known);
    const message = readingMessage(subject, reader);
    const deliveryId = await drawFirst(tx, subject, { message, reader, now });
    const data = {
      address,
      fileName: file.name,
      plan,
      deliveryId,
      summary: {},
      beatAt: NOBODY,
      createdAt: now,
    };
    if (!known) {
      await tx.fileImport.create({
        data: { workspaceId, id, personId: person.id, fileId, state: 'offered', ...data },
      });
    } else if (!(await become(tx, known, { state: 'offered', ...data }))) throw settled(known);
  });
}

/** The words for what the platform did not give. */
export function refusedFile(error: FileError): UserError {
  return new UserError(`import.${error.fault}`, (locale) => sayImports(locale).fault[error.fault]);
}

/** The file that somebody handed over themselves, with the plan for it. @throws UserError where there is none. */
export async function importOf(
  db: Store,
  { workspaceId, person }: Pick<Importing, 'workspaceId' | 'person'>,
  id: string,
): Promise<{ row: FileImport; plan: ImportPlan }> {
  const row = await db.fileImport.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  if (!row || row.personId !== person.id) {
    throw new UserError('import.not-found', (locale) => sayImports(locale).notFound);
  }
  return { row, plan: parsePlan(row.plan) };
}

/** @throws UserError where the file does not wait for a decision any more; so do the others. */
export function startImport(shell: Importing, id: string): Promise<void> {
  return act(shell, id, async (tx, row) => {
    const { found } = parsePlan(row.plan);
    if (stateOf(row) !== 'offered' || found?.missing || (found?.doubts ?? []).length > 0) throw settled(row);
    const begun = await become(tx, row, { state: 'running', beatAt: NOBODY });
    if (!begun) throw settled(row);
    const message = progressMessage(row, { share: 0, rows: 0 }, shell.reader);
    await drawAgain(tx, begun, { ...shell, message });
  });
}

export function cancelImport(shell: Importing, id: string): Promise<void> {
  return act(shell, id, async (tx, row) => {
    const gone = await become(tx, row, { state: 'cancelled', beatAt: null });
    if (!gone) throw settled(row);
    const message = sentence(sayImports(shell.reader.locale).cancelled(nameOf(row)));
    await drawAgain(tx, gone, { ...shell, message });
  });
}

/** Reads it anew with the corrected plan. */
export function correctPlan(shell: Importing, id: string, correction: Correction): Promise<void> {
  return act(shell, id, async (tx, row) => {
    if (stateOf(row) !== 'offered') throw settled(row);
    await readAnew(tx, shell, row, corrected(parsePlan(row.plan), correction));
  });
}

/** Reads it anew after it failed. */
export function tryAgain(shell: Importing, id: string): Promise<void> {
  return act(shell, id, async (tx, row) => {
    if (stateOf(row) !== 'failed') throw settled(row);
    await readAnew(tx, shell, row, parsePlan(row.plan));
  });
}

async function readAnew(tx: Store, shell: Importing, row: FileImport, plan: ImportPlan): Promise<void> {
  const again = await become(tx, row, { state: 'offered', plan, beatAt: NOBODY, createdAt: shell.now });
  if (!again) throw settled(row);
  await drawAgain(tx, again, { ...shell, message: readingMessage(row, shell.reader) });
}

async function act(
  shell: Importing,
  id: string,
  work: (tx: Store, row: FileImport) => Promise<void>,
): Promise<void> {
  await transact(shell.database, async (tx) => {
    const { row } = await importOf(tx, shell, id);
    await work(tx, row);
  });
}

function settled(row: FileImport): UserError {
  const state = stateOf(row);
  return new UserError(`import.${state}`, (locale) => sayImports(locale).settled[state]);
}
