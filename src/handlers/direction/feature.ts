// The direction's word at the head of digests, and the charter of those who carry the customers' voice.
import { keptInDirection } from '../../direction/forget.ts';
import { directionKinds } from '../../direction/kinds.ts';
import { direction as section } from '../../direction/section.ts';
import type { Feature } from '../feature.ts';
import { charterForm, openCharterEdit, showCharter, showCharterChanges } from './charter.ts';
import { showWords, speakBlocks, withdraw } from './list.ts';
import { sayDirection } from './words.ts';
import { openCorrect, openWrite, wordDigests, wordForm } from './write.ts';

const may = 'speak';

export const direction: Feature = {
  name: 'direction',
  asks: {
    direction: { run: showWords, may: 'everyone' },
    'direction.write': { run: openWrite, opens: true, may },
    'direction.correct': { run: openCorrect, opens: true, may },
    'direction.withdraw': { run: withdraw, may },
    charter: { run: showCharter, may: 'everyone' },
    'charter.changes': { run: showCharterChanges, may: 'everyone' },
    'charter.edit': { run: openCharterEdit, opens: true, may: 'admin' },
  },
  forms: [wordForm, charterForm],
  choosable: { 'word-digests': { all: wordDigests, may } },
  help: [
    {
      command: 'portevoix',
      words: { en: 'charter', fr: 'charte' },
      text: (locale) => sayDirection(locale).helpCharter,
    },
    {
      command: 'portevoix',
      words: { en: 'word', fr: 'mot' },
      text: (locale) => sayDirection(locale).helpWrite,
      for: may,
    },
  ],
  home: [{ place: 'mine', order: 60, for: may, draw: speakBlocks }],
  adminMenu: [{ order: 44, label: (locale) => sayDirection(locale).menu, ask: 'direction' }],
  kinds: directionKinds,
  sections: [section],
  kept: [keptInDirection],
  wordings: [
    { table: 'DirectionWord', columns: ['text'], by: 'authorId' },
    { table: 'CharterVersion', columns: ['purpose', 'rule', 'details'], by: 'byId', stays: true },
  ],
  naming: [
    { table: 'DirectionWord', column: 'authorId', erased: 'stand-in' },
    { table: 'DirectionWord', column: 'withdrawnById', erased: 'stand-in' },
    { table: 'CharterVersion', column: 'byId', erased: 'stand-in' },
    { table: 'CharterVersion', column: 'members', inside: true, erased: 'stand-in' },
  ],
};
