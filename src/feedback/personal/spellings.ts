// The ways in which machines and keyboards spoil the letters of a name: accents lost, replaced, spelled out or read in a wrong encoding.
import { readingOf } from './reading.ts';

/** Letters that Unicode does not take apart, and what people write for them. */
export const STROKED: ReadonlyMap<string, string> = new Map([
  ['ł', 'l'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ħ', 'h'],
  ['ı', 'i'],
]);

const SPELLED_OUT: readonly (readonly [letter: RegExp, spelled: string])[] = [
  [/ä/g, 'ae'],
  [/ö/g, 'oe'],
  [/ü/g, 'ue'],
  [/ß/g, 'ss'],
  [/œ/g, 'oe'],
  [/æ/g, 'ae'],
  [/ø/g, 'oe'],
  [/å/g, 'aa'],
];
const DRAWN_TOGETHER: readonly (readonly [spelled: RegExp, letter: string])[] = [
  [/ae/g, 'a'],
  [/oe/g, 'o'],
  [/ue/g, 'u'],
  [/ss/g, 'ß'],
  [/oe/g, 'œ'],
  [/ae/g, 'æ'],
];
const ASCII = /^[\0-\x7f]*$/;
const ACCENTED = /[^\0-\x7f]/g;

/** As they may stand in a text; the name itself, and what differs in case only, not among them. */
export function spoiledSpellings(name: string): readonly string[] {
  const small = name.toLowerCase();
  const found = new Set<string>();
  const add = (spelling: string) => found.add(spelling);
  let spelled = small;
  for (const [letter, as] of SPELLED_OUT) spelled = spelled.replace(letter, as);
  add(spelled);
  for (const [together, as] of DRAWN_TOGETHER) {
    if (small.length >= 5 && small.search(together) > 0) add(small.replace(together, as));
  }
  if (!ASCII.test(small)) {
    for (const lost of ['\ufffd', '?', '']) add(small.replace(ACCENTED, lost));
    for (const each of [small, name])
      add(readingOf(Buffer.from(each, 'utf8').toString('latin1')).text.toLowerCase());
  }
  found.delete(small);
  return [...found];
}
