// A question to customers is made, and changed as long as nobody has a link to it.
import { noted } from '../audit/note.ts';
import { dayOf } from '../calendar/day.ts';
import { zoneOf } from '../calendar/zone.ts';
import { newId } from '../clock.ts';
import { once } from '../correspondence/once.ts';
import { tellPerson } from '../correspondence/tell.ts';
import { isUniqueViolation, type Tx, transact } from '../database/client.ts';
import { UserError } from '../errors.ts';
import { phrases } from '../i18n/phrases.ts';
import type { Person } from '../people/person.ts';
import type { Shell } from '../workspace/shell.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { aboutOf } from './about.ts';
import { communityKinds } from './letters/kinds.ts';
import { readerLetter } from './letters/letters.ts';
import { type AskedIn, type CommunityQuestion, questionById, questionFrom, subjectFor } from './question.ts';

/** In characters. */
export const LONGEST_QUESTION = 300;
export const LONGEST_OPTION = 80;
export const MOST_OPTIONS = 3;
/** Days until it ends: by default, and at most. */
export const USUAL_DAYS = 21;
export const MOST_DAYS = 92;

export interface QuestionDraft {
  readonly wording: AskedIn;
  /** Its last day, YYYY-MM-DD. */
  readonly endsOn: string;
  readonly reader: Person;
  readonly readerShown: string;
  /** An https address, or ''. */
  readonly privacyUrl: string;
}

interface AskingCustomers {
  readonly about: CommunityQuestion['about'];
  readonly draft: QuestionDraft;
  readonly by: Person;
  readonly formKey: string;
}

/** Two who make one at once take a number each. */
const TRIES = 5;

export async function askCustomers(shell: Shell, asking: AskingCustomers): Promise<CommunityQuestion> {
  const { database, workspace } = shell;
  const { db } = database;
  const key = { workspaceId: workspace.id, formKey: asking.formKey };
  return once(
    async () => {
      for (let tries = 1; ; tries += 1) {
        try {
          return await transact(database, (tx) => make(tx, shell, asking));
        } catch (error) {
          const isSame = (await db.customerQuestion.count({ where: key })) > 0;
          if (isSame || tries === TRIES || !isUniqueViolation(error)) throw error;
        }
      }
    },
    async () => {
      const row = await db.customerQuestion.findUnique({ where: { workspaceId_formKey: key } });
      return row && questionFrom(row);
    },
  );
}

async function make(
  tx: Tx,
  { workspace, now }: Shell,
  { about, draft, by, formKey }: AskingCustomers,
): Promise<CommunityQuestion> {
  const workspaceId = workspace.id;
  const { _max } = await tx.customerQuestion.aggregate({ where: { workspaceId }, _max: { number: true } });
  const number = (_max.number ?? 0) + 1;
  const row = await tx.customerQuestion.create({
    data: {
      ...{ workspaceId, id: newId(), number, aboutKind: about.kind, aboutId: about.id, formKey },
      ...columnsOf(workspace, draft),
      ...{ askedById: by.id, createdAt: now },
    },
  });
  await noted(tx, { workspaceId, by: { person: by.id }, now }, 'customers.asked', { question: number });
  const question = questionFrom(row);
  await tellReader(tx, { workspace, now }, question, draft.reader, by);
  return question;
}

function columnsOf(
  { timeZone }: Workspace,
  { wording, endsOn, reader, readerShown, privacyUrl }: QuestionDraft,
) {
  const endsAt = new Date(zoneOf(timeZone).instant(dayOf(endsOn) + 1, 0));
  return { wording: { ...wording }, endsOn, endsAt, readerId: reader.id, readerShown, privacyUrl };
}

/** Null where somebody changed it since that version was shown. @throws UserError 'community.sent' once there are links, 'community.over' once it has ended */
export function changeQuestion(
  { database, workspace, now }: Shell,
  {
    id,
    version,
    draft,
    by,
  }: {
    readonly id: string;
    readonly version: number;
    readonly draft: QuestionDraft;
    readonly by: Person;
  },
): Promise<CommunityQuestion | null> {
  const workspaceId = workspace.id;
  return transact(database, async (tx) => {
    const before = await questionById(tx, workspaceId, id);
    if ((await tx.customerLinks.count({ where: { workspaceId, questionId: id } })) > 0)
      throw new UserError('community.sent', (locale) => words(locale).sent);
    if (before.row.endedAt !== null) throw new UserError('community.over', (locale) => words(locale).over);
    const { count } = await tx.customerQuestion.updateMany({
      where: { workspaceId, id, version },
      data: { ...columnsOf(workspace, draft), version: { increment: 1 } },
    });
    if (count === 0) return null;
    await noted(tx, { workspaceId, by: { person: by.id }, now }, 'customers.changed', {
      question: before.row.number,
    });
    const after = await questionById(tx, workspaceId, id);
    if (after.row.readerId !== before.row.readerId)
      await tellReader(tx, { workspace, now }, after, draft.reader, by);
    return after;
  });
}

/** Somebody else than who asks hears that customers will read their name. */
async function tellReader(
  tx: Tx,
  writing: { readonly workspace: Workspace; readonly now: Date },
  question: CommunityQuestion,
  reader: Person,
  by: Person,
): Promise<void> {
  if (reader.id === by.id) return;
  const about = await aboutOf(tx, writing.workspace.id, question.about);
  await tellPerson(tx, writing, reader, {
    kind: communityKinds['community.reader'],
    subject: subjectFor(question.row.id),
    draw: (its) => readerLetter(question, { about, by: by.name }, its),
  });
}

const words = phrases({
  en: {
    sent: 'There are links to this question already, so its words stay as customers read them. Ask another question, or revoke the links and ask anew.',
    over: 'This question has ended. Ask another one.',
  },
  fr: {
    sent: 'Cette question a déjà des liens : ses mots restent ceux que les clients lisent. Posez-en une autre, ou révoquez les liens et posez-la de nouveau.',
    over: 'Cette question est terminée. Posez-en une autre.',
  },
});
