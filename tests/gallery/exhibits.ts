// All that the gallery shows in one language: each digest section from its example, every kind of letter from the sample company's life,
// every answer, screen and form of the menu. Drawing them is drawn.ts.

import { readFileSync } from 'node:fs';
import type { Database } from '../../src/database/client.ts';
import { digestDetails, digestMessage } from '../../src/digests/compose.ts';
import { titleOf } from '../../src/digests/title.ts';
import { menu } from '../../src/handlers/index.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import type { FieldErrors, FormView } from '../../src/messages/form.ts';
import type { Message } from '../../src/messages/message.ts';
import { journeyDocument } from '../../src/web/pages/journey/page.tsx';
import { slidesOfSection } from '../../src/web/pages/wall/section.ts';
import { slidesHtml } from '../../src/web/pages/wall/slides.tsx';
import { askPages } from '../community/pages.ts';
import { fullSnapshot } from '../digests/snapshots.ts';
import { exampleMap } from '../journey/example.ts';
import { type House, openHouse } from './house.ts';
import { type Html, html } from './html.ts';
import { goOn, settle } from './life.ts';
import { type Seen, sweep } from './sweep.ts';

export const rooms = ['digests', 'letters', 'mail', 'pages', 'answers', 'forms'] as const;
export type Room = (typeof rooms)[number];

export type Exhibit = {
  /** As the program calls it; several of one name show it in several states. */
  readonly name: string;
  readonly room: Room;
} & (
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'form'; readonly form: FormView; readonly errors: FieldErrors }
  /** A whole document: an e-mail, or a page. */
  | { readonly kind: 'html'; readonly html: string }
);

const JOURNEY = readFileSync(new URL('../../src/web/pages/files/journey.css', import.meta.url), 'utf8');
const WALL = readFileSync(new URL('../../src/web/pages/files/wall.css', import.meta.url), 'utf8');
const ASK = readFileSync(new URL('../../src/web/pages/files/ask.css', import.meta.url), 'utf8');

/** Of one kind of letter or answer, so many that differ in what can be done with them or in how they are made. */
const STATES = 4;

/** @param fresh a migrated, empty database, each time */
export async function exhibitsIn(
  locale: Locale,
  fresh: () => Promise<Database>,
): Promise<readonly Exhibit[]> {
  const house = await openHouse(await fresh(), locale);
  const other = await openHouse(await fresh(), locale);
  try {
    return [
      ...digests(locale),
      ...(await letters(house)),
      ...pagesIn(locale),
      ...customersPages(locale),
      ...(await asked(other)),
    ];
  } finally {
    await house.close();
    await other.close();
  }
}

/** What is said by no answer of its own: the message that it is pressed on is drawn anew. */
const SILENT = ['import.cancel'];

/** Kinds of letters, sections, commands, buttons and forms that no exhibit shows. */
export function missingFrom(exhibits: readonly Exhibit[]): string[] {
  const names = (room: Room) => new Set(exhibits.flatMap((each) => (each.room === room ? each.name : [])));
  const forms = new Set(exhibits.flatMap((each) => (each.kind === 'form' ? each.form.form : [])));
  const asked = new Set([...names('answers'), ...names('forms')]);
  const unseen = (all: readonly string[], seen: ReadonlySet<string>) => all.filter((each) => !seen.has(each));
  return [
    ...unseen([...menu.kinds.keys()], names('letters')),
    ...unseen(
      menu.sections.map(({ id }) => id),
      names('digests'),
    ),
    ...unseen(
      menu.sections.flatMap(({ id, wall }) => (wall === null ? [] : [`wall: ${id}`])),
      names('pages'),
    ),
    ...unseen(['newsletter', 'newsletter, as text'], names('mail')),
    ...unseen(
      menu.commands.map(({ name }) => `/${name}`),
      asked,
    ),
    ...unseen(Object.keys(menu.actions), new Set([...asked, ...SILENT])),
    ...unseen(
      menu.forms.map(({ name }) => name),
      forms,
    ),
  ];
}

function digests(locale: Locale): Exhibit[] {
  const reader = { locale, timeZone: 'Europe/Paris', channel: 'slack:C1' };
  const alone = menu.sections.map(({ id }) => ({
    name: id,
    snapshot: { ...fullSnapshot, sections: fullSnapshot.sections.filter((each) => each.id === id) },
  }));
  return [{ name: 'all sections', snapshot: fullSnapshot }, ...alone].flatMap(({ name, snapshot }) => {
    const details = digestDetails(snapshot, reader, menu.sections);
    return [digestMessage(snapshot, reader, menu.sections), ...(details ? [details] : [])].map(
      (message) => ({ name, room: 'digests', kind: 'message', message }) as const,
    );
  });
}

async function letters(house: House): Promise<Exhibit[]> {
  await settle(house);
  await goOn(house);
  const said = [...menu.kinds.keys()].flatMap((kind) =>
    statesOf(house.told.flatMap((each) => (each.kind === kind ? each.message : []))).map(
      (message) => ({ name: kind, room: 'letters', kind: 'message', message }) as const,
    ),
  );
  const mails = house.letters.slice(0, 1).flatMap(({ html, text }): Exhibit[] => [
    { name: 'newsletter', room: 'mail', kind: 'html', html },
    { name: 'newsletter, as text', room: 'mail', kind: 'html', html: asText(text).markup },
  ]);
  return [...said, ...mails];
}

function asText(text: string): Html {
  return html`<!doctype html><meta name="viewport" content="width=device-width"><style>pre { white-space: pre-wrap }</style><pre>${text}</pre>`;
}

/** The page by which customers answer, in each of its states. */
function customersPages(locale: Locale): Exhibit[] {
  return Object.entries(askPages(locale)).map(([state, { body }]) => {
    return { name: `ask: ${state}`, room: 'pages', kind: 'html', html: alone(body, ASK) } as const;
  });
}

/** A page with its style within it: the gallery has no server beside it. */
function alone(page: string, style: string): string {
  return page
    .replace(/<link rel="(?:stylesheet|icon)"[^>]*>/g, '')
    .replace('</head>', `<style>${style}</style></head>`);
}

/** Each slide of a wall, from the example of its section; letters of one size, small enough for all: the script that finds it for each is a screen's. */
function pagesIn(locale: Locale): Exhibit[] {
  const reader = { locale, timeZone: 'Europe/Paris', channel: 'slack:C1' } as const;
  const slides = menu.sections.flatMap((section) =>
    slidesOfSection(section, section.example, reader).map((slide) => {
      const shown = slidesHtml([{ ...slide, of: titleOf(fullSnapshot, reader) }]);
      const page = `<!doctype html><html lang="${locale}"><style>${WALL} :root { --fit: 0.7 }</style><body class="wall"><main id="wall"><div id="slides">${shown}</div></main></body></html>`;
      return { name: `wall: ${section.id}`, room: 'pages', kind: 'html', html: page } as const;
    }),
  );
  const at = exampleMap.to;
  const map = { name: 'Journey', locale, isInBoth: true, maps: [exampleMap], timeZone: 'Europe/Paris', at };
  const page = alone(journeyDocument(map), JOURNEY);
  return [...slides, { name: 'journey', room: 'pages', kind: 'html', html: page }];
}

/** Those that are made alike say the same of how they look: the first of them. */
function statesOf(messages: readonly Message[]): Message[] {
  const alike = new Map<string, Message>();
  for (const message of messages) {
    const made = JSON.stringify(message.blocks.map((block) => [block.kind, buttonsOf(block)]));
    if (!alike.has(made)) alike.set(made, message);
  }
  return [...alike.values()].slice(0, STATES);
}

function buttonsOf(block: Message['blocks'][number]): string[] {
  return block.kind === 'buttons' ? block.buttons.map(({ action }) => action.name) : [];
}

async function asked(house: House): Promise<Exhibit[]> {
  await settle(house);
  // A button may go by the name of the letter that it stands under.
  const isAsked = (by: string) => !menu.kinds.has(by) || Object.hasOwn(menu.actions, by);
  const seen = (await sweep(house)).filter(({ by }) => isAsked(by));
  const exhibit = (each: Seen): Exhibit =>
    each.kind === 'message'
      ? { name: each.by, room: 'answers', kind: 'message', message: each.message }
      : { name: each.by, room: 'forms', kind: 'form', form: each.form, errors: each.errors ?? {} };
  return seen.map(exhibit);
}
