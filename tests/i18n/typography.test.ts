import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { digestDetails, digestMessage, emptyNote } from '../../src/digests/compose.ts';
import { troubleMessage } from '../../src/digests/trouble-letter.ts';
import { menu } from '../../src/handlers/index.ts';
import type { FormView } from '../../src/messages/form.ts';
import type { Message } from '../../src/messages/message.ts';
import { fullSnapshot } from '../digests/snapshots.ts';
import { allTold } from '../handlers/whole-menu.ts';

/** An ordinary space where a French reader would see a line begin with a mark, or a guillemet, a number or a sign stand alone. */
const LOOSE = / [;!?»]| :(?=\s|$)|« |n° (?=\d)|\d [%€‰]|± /;
/** In both languages: a margin torn from its sign. */
const TORN = /± /;

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

function loose(said: readonly (Message | FormView)[], pattern = LOOSE): string[] {
  return textsIn(said).filter((text) => pattern.test(text));
}

describe('no ordinary space stands before ; ! ? : or inside « » in French', () => {
  it('in anything the menu answers, opens or sends', async () => {
    const { messages, forms } = await allTold('fr');
    expect(messages.length + forms.length).toBeGreaterThan(40);
    expect(loose([...messages, ...forms])).toEqual([]);
  });

  it('in a digest, its details, its note and its troubles', () => {
    const reader = { locale: 'fr', timeZone: 'Europe/Paris', channel: 'slack:C1' } as const;
    const reasons = ['archived', 'not-found', 'not-in-channel', 'not-allowed', 'too-long', 'refused'];
    const troubles = reasons.map((reason) => ({ address: 'slack:C1', name: 'general', reason }));
    const details = digestDetails(fullSnapshot, reader, menu.sections);
    expect(
      loose([
        digestMessage(fullSnapshot, reader, menu.sections),
        ...(details ? [details] : []),
        emptyNote({ ...fullSnapshot, sections: [] }, reader),
        troubleMessage({ id: 's', name: 'Hebdo' }, troubles, 3, 'fr'),
      ]),
    ).toEqual([]);
  });

  it('nor after ±, in English either', async () => {
    const { messages, forms } = await allTold('en');
    const reader = { locale: 'en', timeZone: 'Europe/London', channel: 'slack:C1' } as const;
    const details = digestDetails(fullSnapshot, reader, menu.sections);
    const said = [digestMessage(fullSnapshot, reader, menu.sections), ...(details ? [details] : [])];
    expect(JSON.stringify(said)).toContain('±\u00a0');
    expect(loose([...messages, ...forms, ...said], TORN)).toEqual([]);
  });

  it('in any template that is not handed to the typesetter', () => {
    const planted = loosely('  fr: {\n    a: () => `Quoi : oui`,\n    c: () => fr`Quoi : non`,\n  },\n');
    expect(planted).toEqual(['`Quoi : oui`']);
    const folder = fileURLToPath(new URL('../../src/', import.meta.url));
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (path) => path.endsWith('.ts') && !path.includes('generated'),
    );
    const found = files.flatMap((path) =>
      loosely(readFileSync(join(folder, path), 'utf8')).map((text) => `${path}: ${text}`),
    );
    expect(found).toEqual([]);
  });
});

/** The templates among a file's French phrases that have no `fr` before them and need it. */
function loosely(source: string): string[] {
  const template = /(fr)?(`(?:[^`$]|\$(?!\{)|\$\{[^}]*\})*`)/g;
  return [...source.matchAll(/^( *)fr: \{\n(.*?)^\1\},?$/gms)].flatMap(([, , french = '']) =>
    [...french.matchAll(template)].flatMap(([, tag, text = '']) =>
      tag === undefined && LOOSE.test(text) ? [text] : [],
    ),
  );
}
