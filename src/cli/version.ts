// Which version of the program this is, as its package says.
import { readFileSync } from 'node:fs';
import { packageFolder } from '../program.ts';

export function version(): string {
  const text = readFileSync(new URL('package.json', packageFolder), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
