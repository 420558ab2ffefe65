// Who a survey asks, from a CSV file: a column of accounts ("slack:U012ABC", a bare id of Slack's, or a mention) and, if one likes, one of
// groups. Read whole or not at all: half an audience would be asked in the name of all. No e-mail addresses: we keep none of colleagues'.
import type { Doer } from '../audit/act.ts';
import { noted } from '../audit/note.ts';
import type { Store, Tx } from '../database/client.ts';
import type { SurveyModel } from '../database/generated/sqlite/models.ts';
import { guessDialect } from '../feedback/files/csv/dialect.ts';
import { recordReader } from '../feedback/files/csv/records.ts';
import type { Address } from '../messages/message.ts';
import { personAt } from '../people/person.ts';
import { fold } from '../terms/fold.ts';

export type PersonFault = 'unreadable' | 'no-account' | 'email' | 'unknown';

export interface PeopleFile {
  readonly people: readonly { readonly personId: string; readonly group: string }[];
  /** Lines that name nobody whom the bot has met, by number from 1. */
  readonly faults: readonly {
    readonly line: number;
    readonly fault: PersonFault;
    readonly written: string;
  }[];
}

const ACCOUNT = /^(account|compte|person|personne|user|utilisateur)$/;
const GROUP = /^(group|groupe|team|equipe|channel|canal)$/;
const ADDRESS = /^(slack|teams):\S+$/;
/** As Slack's own lists of members have it, or as a mention is written. */
const SLACK_ID = /^(?:<@)?([UW](?=[A-Z]*\d)[A-Z0-9]+)(?:\|[^>]*)?>?$/;
const EMAIL = /^[^\s@]+@[^\s@]+$/;

/** @throws RangeError where it has no line of names with a column of accounts */
export async function readPeople(db: Store, workspaceId: string, text: string): Promise<PeopleFile> {
  const { delimiter, lineEnd, escapedBy, hasSepLine } = guessDialect(text);
  const reader = recordReader(delimiter, lineEnd, escapedBy);
  const [head, ...rows] = [...reader.push(text), ...reader.end()].slice(hasSepLine ? 1 : 0);
  const names = (head?.cells ?? []).map((cell) => fold(cell.trim()));
  const account = names.findIndex((name) => ACCOUNT.test(name));
  const group = names.findIndex((name) => GROUP.test(name));
  if (account < 0) throw new RangeError('no column of accounts');
  const people = new Map<string, PeopleFile['people'][number]>();
  const faults: PeopleFile['faults'][number][] = [];
  for (const { line, cells, problem } of rows) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const written = (cells[account] ?? '').trim();
    const isBroken = problem !== null && problem !== 'cut';
    const address = addressIn(written);
    const person = !isBroken && address !== null ? await personAt(db, workspaceId, address) : null;
    if (isBroken) faults.push({ line, fault: 'unreadable', written });
    else if (address === null)
      faults.push({ line, fault: EMAIL.test(written) ? 'email' : 'no-account', written });
    else if (person === null) faults.push({ line, fault: 'unknown', written });
    else {
      const its = group < 0 ? '' : (cells[group] ?? '').trim();
      people.set(JSON.stringify([person.id, its]), { personId: person.id, group: its });
    }
  }
  return { people: [...people.values()], faults };
}

function addressIn(written: string): Address | null {
  if (ADDRESS.test(written)) return written;
  const id = SLACK_ID.exec(written)?.[1];
  return id === undefined ? null : `slack:${id}`;
}

/** In the place of whoever was asked before, from the next round on. */
export async function storePeople(
  tx: Tx,
  { workspaceId, id: surveyId, number }: Pick<SurveyModel, 'workspaceId' | 'id' | 'number'>,
  people: PeopleFile['people'],
  doer: Doer,
): Promise<void> {
  await tx.surveyPerson.deleteMany({ where: { workspaceId, surveyId } });
  await tx.surveyPerson.createMany({ data: people.map((each) => ({ workspaceId, surveyId, ...each })) });
  await tx.survey.update({
    where: { workspaceId_id: { workspaceId, id: surveyId } },
    data: { channels: [], version: { increment: 1 } },
  });
  await noted(tx, { workspaceId, ...doer }, 'survey.changed', { survey: number });
}
