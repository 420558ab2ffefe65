// `tsx scripts/again.ts REPORT COMMAND…`: the files that failed in vitest's JSON report are run once more by COMMAND, by themselves; then the closing
// lines of both runs as one, and what passed only now by name. A machine that others use stalls now and then; a fault does not go away when it is
// tried again. Ends with 1 if something fails again, if more than three files failed, or if the run failed without a failing file.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { argv, exit, stderr, stdout } from 'node:process';

/** What is read of vitest's report (the format of Jest's `--json`). */
type Report = Readonly<{
  testResults: readonly Readonly<{
    name: string;
    status: string;
    assertionResults: readonly Readonly<{ status: string; fullName: string }>[];
  }>[];
}>;

/** Files that may be tried again; more at a time is no chance. */
const MOST_FILES = 3;

const read = (path: string): Report => JSON.parse(readFileSync(path, 'utf8'));

const [path, program, ...args] = argv.slice(2);
if (!path || !program)
  throw new Error('again.ts takes a report of vitest and the command that runs its tests');
const first = read(path).testResults;
const failed = first.filter((file) => file.status !== 'passed');
if (failed.length === 0 || failed.length > MOST_FILES) {
  stderr.write(`not tried again: ${failed.length} files failed, and 1 to ${MOST_FILES} would be\n`);
  exit(1);
}
const report = `${path}.again`;
const reporting = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
const files = failed.map((file) => relative(process.cwd(), file.name));
if (spawnSync(program, [...args, ...reporting, ...files], { stdio: 'inherit' }).status !== 0) exit(1);

for (const test of failed.flatMap((file) => file.assertionResults))
  if (test.status === 'failed') stdout.write(`passed only when tried again: ${test.fullName}\n`);
const tests = [...first.filter((file) => !failed.includes(file)), ...read(report).testResults].flatMap(
  (file) => file.assertionResults,
);
const passed = tests.filter((test) => test.status === 'passed').length;
stdout.write(` Test Files  ${first.length} passed (${first.length})\n`);
stdout.write(`      Tests  ${passed} passed | ${tests.length - passed} skipped (${tests.length})\n`);
