// Reads a part's XML as it comes, in bounded memory. A document type is refused, so no entity is ever defined, let alone fetched.
// saxes (ISC, 290 KB with its one dependency, no install scripts): the parser of jsdom, strict about well-formedness, with types
// of its own, and twice as fast as sax on sheets. exceljs would bring 23 MB to do the rest, read-excel-file gives all rows at once.
import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';

export interface XmlHandlers {
  /** Names come without their namespace prefix, here and in `attributes`. */
  readonly open?: (name: string, attributes: ReadonlyMap<string, string>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

export interface XmlReader {
  /** @throws XmlDamage */
  write(bytes: Buffer): void;
  /** @throws XmlDamage where an element is still open. */
  end(): void;
}

/** What is wrong is said by whoever knows which part it is. */
export class XmlDamage extends Error {}

const DEEPEST = 100;
/** In bytes: the longest tag, comment or text. Excel's cells hold 32,767 characters. */
const LONGEST = 2 * 1024 * 1024;

export function xmlReader(handlers: XmlHandlers): XmlReader {
  const parser = new SaxesParser({ position: false, xmlns: false } as const);
  let decoder: TextDecoder | null = null;
  let depth = 0;
  let sinceEvent = 0;
  const damage = (): never => {
    throw new XmlDamage();
  };
  const text = (given: string): void => {
    sinceEvent = 0;
    handlers.text?.(given);
  };
  parser.on('error', damage);
  parser.on('doctype', damage);
  parser.on('opentag', (tag) => {
    sinceEvent = 0;
    if (++depth > DEEPEST) damage();
    handlers.open?.(local(tag.name), localAttributes(tag.attributes));
  });
  parser.on('closetag', (tag) => {
    sinceEvent = 0;
    depth--;
    handlers.close?.(local(tag.name));
  });
  if (handlers.text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  return {
    write(bytes) {
      decoder ??= new TextDecoder(encodingOf(bytes));
      sinceEvent += bytes.length;
      if (sinceEvent > LONGEST) damage();
      parser.write(decoder.decode(bytes, { stream: true }));
    },
    end() {
      if (decoder) parser.write(decoder.decode());
      parser.close();
    },
  };
}

/** Bytes that are no text become U+FFFD: in a cell its row is refused for it, in a tag the whole part. */
function encodingOf(start: Buffer): string {
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return start[0] === 0xff && start[1] === 0xfe ? 'utf-16le' : 'utf-8';
}

function local(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

const NONE: ReadonlyMap<string, string> = new Map();

function localAttributes(attributes: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  let found: Map<string, string> | null = null;
  for (const name in attributes) {
    found ??= new Map();
    found.set(local(name), attributes[name] ?? '');
  }
  return found ?? NONE;
}
