// What customers say: asking, adding what one said, and what admins decide about themes.
import type { Feature } from '../feature.ts';
import { addForm, openAdd, voiceShortcut } from './add.ts';
import { askVoice, turnThemes } from './answers.ts';
import { voiceCommand } from './command.ts';
import { shareVoice } from './share.ts';
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
};
