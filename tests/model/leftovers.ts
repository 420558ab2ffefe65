// At the end of a run everything is sent and every row of every message is ledger once more, as the sending left it.
import { booksOf } from './books.ts';
import type { Company } from './company.ts';
import type { Expected } from './expected.ts';
import { passTheHour } from './hour.ts';
import { assertSecret } from './secrecy.ts';

const MINUTE_MS = 60_000;

export async function assertNothingLeft(expected: Expected, company: Company): Promise<void> {
  const { database, workspaceId, ledger, story } = company;
  // What was withdrawn while it waited for its reader's hours is sent to nobody.
  const lost = { state: 'dropped', OR: [{ reason: null }, { reason: { not: 'gave-way' } }] };
  const unsent = { workspaceId, OR: [{ state: { notIn: ['sent', 'dropped'] } }, lost] };
  // Past the full hour at which others hear of an anonymous author; an answer may be looked at before what it answers.
  // And on to where every letter's hours have opened.
  for (const minutes of [70, 2, 2, 2, 14 * 24 * 60]) {
    company.clock.pass(minutes * MINUTE_MS);
    expected.now = company.clock.now();
    await passTheHour(expected, company);
    await company.sending.run();
  }
  try {
    const waiting = await database.db.delivery.count({ where: unsent });
    if (waiting > 0) throw new Error(`${waiting} messages were not sent`);
    ledger.clear();
    assertSecret(expected, company, await booksOf(company));
  } catch (error) {
    throw new Error([...story, 'everything is sent'].join('\n'), { cause: error });
  }
}
