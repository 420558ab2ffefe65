// What customers say: asking, adding what one said, and what admins decide about themes.

import { indicatorReads } from '../../api/indicators.ts';
import { themeReads } from '../../api/themes.ts';
import { headline } from '../../digests/sections/headline.ts';
import { indicatorsSection } from '../../digests/sections/indicators.ts';
import { movers } from '../../digests/sections/movers.ts';
import { themes } from '../../digests/sections/themes.ts';
import { verbatims } from '../../digests/sections/verbatims.ts';
import { feedbackExport } from '../../exports/feedback.ts';
import { keptAnswers } from '../../feedback/kept-answers.ts';
import { phrases } from '../../i18n/phrases.ts';
import type { Feature } from '../feature.ts';
import { addForm, openAdd, voiceShortcut } from './add.ts';
import { askVoice, turnThemes } from './answers.ts';
import { voiceCommand } from './command.ts';
import { shareVoice, voiceKinds } from './share.ts';
import { decideTheme, openRename, renameForm } from './theme-choices.ts';
import { joinForm, openJoin, partTheme, themeOptions } from './theme-joining.ts';
import { readTheme } from './themes.ts';

export const voice: Feature = {
  name: 'voice',
  commands: [voiceCommand],
  shortcuts: [voiceShortcut],
  asks: {
    'voice.ask': { run: askVoice, may: 'everyone' },
    'voice.share': { run: shareVoice, may: 'everyone' },
    'voice.add': { run: openAdd, opens: true, may: 'everyone' },
    themes: { run: turnThemes, may: 'everyone' },
    'theme.words': { run: readTheme, may: 'everyone' },
    'theme.pin': { run: decideTheme({ isPinned: true }), may: 'admin' },
    'theme.unpin': { run: decideTheme({ isPinned: false }), may: 'admin' },
    'theme.rename': { run: openRename, opens: true, may: 'admin' },
    'theme.mute': { run: decideTheme({ isMuted: true }), may: 'admin' },
    'theme.unmute': { run: decideTheme({ isMuted: false }), may: 'admin' },
    'theme.join': { run: openJoin, opens: true, may: 'admin' },
    'theme.part': { run: partTheme, may: 'admin' },
  },
  forms: [addForm, renameForm, joinForm],
  choosable: { themes: { all: themeOptions, may: 'admin' } },
  guests: [
    {
      command: 'voice',
      label: (locale) => words(locale).guests,
      opens: [
        'voice',
        'voice-from-message',
        'voice.ask',
        'voice.share',
        'voice.add',
        'themes',
        'theme.words',
      ],
    },
  ],
  help: [{ command: 'voice', text: (locale) => words(locale).help }],
  hub: [{ order: 30, label: (locale) => words(locale).hub, ask: 'voice.ask' }],
  kinds: voiceKinds,
  sections: [headline, indicatorsSection, movers, themes, verbatims],
  kept: [keptAnswers],
  naming: [
    { table: 'ThemeChoice', column: 'byId', erased: 'stand-in' },
    { table: 'ThemeSubject', column: 'byId', erased: 'stand-in' },
  ],
  exports: [feedbackExport],
  routes: [indicatorReads, themeReads],
};

const words = phrases({
  en: {
    guests: 'Read what customers say',
    help: '– what customers say: today, this week, by theme, by word; add what one told you.',
    hub: 'What customers say',
  },
  fr: {
    guests: 'Lire ce que disent les clients',
    help: '– ce que disent les clients : aujourd’hui, cette semaine, par thème, par mot ; ajouter ce qu’un client vous a dit.',
    hub: 'Ce que disent les clients',
  },
});
