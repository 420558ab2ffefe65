// What whoever watches the process is told of all its companies, in one word.
import { type HealthCheck, HealthWord } from '../web/health.ts';
import type { Companies } from './companies.ts';

/** A part that each company has: it fails where one's does, and else says what has to be put right somewhere, or what one has to say. */
export function ofEach(companies: Companies, of: (workspaceId: string) => HealthCheck): HealthCheck {
  return {
    name: of('').name,
    async check() {
      const words: HealthWord[] = [];
      for (const { workspaceId } of companies.all()) {
        const found = await of(workspaceId).check();
        if (found instanceof HealthWord) words.push(found);
      }
      return words.find(({ isTrouble }) => isTrouble) ?? words[0];
    },
  };
}
