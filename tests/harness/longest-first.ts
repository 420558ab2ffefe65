// In which order test files begin: what takes longest first, so that no worker is still busy long after the others are through.
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What a file's size does not tell, and a fresh clone does not know: they wait for locks, or press all that there is. */
const LONGEST = [
  'pressed/whole-menu',
  'gallery/gallery',
  'journeys/locked',
  'web/storing',
  'journeys/locked-teams',
  'digests/exactly-once',
  'hostile-words',
].map((name) => `/tests/${name}.test.ts`);

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONGEST.some((name) => moduleId.endsWith(name));
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
