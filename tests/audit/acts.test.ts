// Every act that the log knows is done by a test that then looks for its entry: a new one without such a test fails here.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { acts } from '../../src/audit/act.ts';

/** Where it is done, by who does it. */
const DONE_IN = {
  'in the chat': 'handlers/noted.test.ts',
  'by admins on actions': 'plan/acting.test.ts',
  'at the command line': 'cli/audit.test.ts',
  'everything that moves': 'cli/everything.test.ts',
  'another key': 'keyring/rekey.test.ts',
  'words that are old': 'erasure/expire.test.ts',
  'a colleague': 'erasure/person.test.ts',
  'columns that hold persons': 'feedback/personal-segments.test.ts',
  'channels that others read': 'correspondence/outside.test.ts',
  'channels that a list follows': 'newsletter/channels.test.ts',
  'sources that are fetched': 'cli/source-pull.test.ts',
  'questions to customers': 'community/changing.test.ts',
  'months of contacts': 'contacts/statement.test.ts',
  'words of contacts that are old': 'contacts/retention.test.ts',
  'rounds of surveys': 'surveys/rounds.test.ts',
  'rounds that wait for a key': 'surveys/waiting.test.ts',
  'what is written to customers': 'customer-replies/write.test.ts',
  'promises to customers': 'promises/kept.test.ts',
  'the model of summaries': 'summary/turned.test.ts',
  'customers’ mails': 'mail-in/noted.test.ts',
  'by OAuth': 'installations/installation.test.ts',
};
const tests = join(import.meta.dirname, '..');

it('each act stands in a test that does it', () => {
  const done = Object.values(DONE_IN).map((file) => readFileSync(join(tests, file), 'utf8'));
  expect(Object.keys(acts).filter((act) => !done.some((text) => text.includes(`'${act}'`)))).toEqual([]);
});

it('each room that notes something is one whose acts are done there: no note without an act of the list', () => {
  const src = join(tests, '../src');
  const noted = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('generated') && !file.startsWith('audit'))
    .flatMap((file) => [...readFileSync(join(src, file), 'utf8').matchAll(/'([a-z-]+\.[a-z-]+)'/g)])
    .map(([, act = '']) => act);
  expect(Object.keys(acts).filter((act) => !noted.includes(act))).toEqual([]);
});
