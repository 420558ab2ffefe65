// The menu: everything a person can ask. Read this first; manifests and listeners are made from it.

import { awayForm, comeBack, openAway } from './away.ts';
import {
  contactCase,
  handOverForm,
  openHandOver,
  openResolve,
  resolveForm,
  takeCase,
  tellCase,
  viewCase,
} from './cases/act.ts';
import { showCases } from './cases/list.ts';
import { listRules, openRuleCreate, openRuleEdit, removeRule, ruleForm } from './cases/rules.ts';
import { countryForm, openCountry } from './country.ts';
import { feedForm, listFeedRules, openFeedCreate, openFeedEdit, removeFeedRule } from './feed/rules.ts';
import { letHeldBe, listHeld, resendAllHeld, resendHeld } from './held.ts';
import { chooseLanguage, home } from './home.ts';
import { cancelImporting, startImporting, tryImportAgain } from './imports/acts.ts';
import { importChangeForm, openImportChange } from './imports/change.ts';
import { filesOr } from './imports/handed.ts';
import { importUndoForm, openImportUndo } from './imports/undo.ts';
import { chooseLetters, linkForm, openLink, undoLink } from './link.ts';
import { help, portevoixCommand } from './portevoix.ts';
import type { Menu } from './request.ts';
import { openScheduleCreate, openScheduleEdit, scheduleForms } from './schedules/edit.ts';
import {
  listSchedules,
  previewSchedule,
  removeSchedule,
  sendMeSchedule,
  setPaused,
} from './schedules/list.ts';
import { listSent, publishSchedule } from './schedules/sent.ts';
import { withWholeSegments } from './segment-options.ts';
import { openSettings, settingsForm } from './settings/settings.ts';
import { hushSource, showSources } from './sources.ts';
import { credit } from './stories/credit.ts';
import { editStoryForm, openStoryEdit } from './stories/edit.ts';
import { approve, openStoryReturn, returnForm } from './stories/moderate.ts';
import { openStory, storyCommand, tellForm } from './stories/tell.ts';
import { listStories, viewStory } from './stories/waiting.ts';
import { acknowledge, answerForms, confirm, openAnswer, openNext } from './suggestions/answer.ts';
import { listSuggestions, suggestionsCommand } from './suggestions/command.ts';
import { exportSuggestions } from './suggestions/export.ts';
import { following } from './suggestions/following.ts';
import { heard } from './suggestions/heard.ts';
import { filterByStatus, filterByTopic, showList } from './suggestions/lists.ts';
import { acknowledgeAll } from './suggestions/queue.ts';
import {
  openSuggest,
  suggestCommand,
  suggestForm,
  suggestShortcut,
  topicOptions,
} from './suggestions/suggest.ts';
import { openTopicChoice, topicChoiceForm } from './suggestions/topic-choice.ts';
import { takeUnnamedBack } from './suggestions/unnamed.ts';
import { viewSuggestion } from './suggestions/view.ts';
import {
  closeTopic,
  listTopics,
  openTopicAgain,
  openTopicCreate,
  openTopicEdit,
  topicForm,
} from './topics/topics.ts';
import {
  listTouchpoints,
  openTouchpointEdit,
  openTouchpointJoin,
  touchpointForm,
  touchpointJoinForm,
} from './touchpoints/touchpoints.ts';
import { addForm, openAdd, voiceShortcut } from './voice/add.ts';
import { askVoice, turnThemes } from './voice/answers.ts';
import { voiceCommand } from './voice/command.ts';
import { shareVoice } from './voice/share.ts';
import { decideTheme, openRename, renameForm } from './voice/theme-choices.ts';
import { joinForm, openJoin, partTheme, themeOptions } from './voice/theme-joining.ts';
import { readTheme } from './voice/themes.ts';
import { segmentOptions, sourceOptions, touchpointOptions } from './which-answers.ts';

export const menu: Menu = {
  commands: [suggestCommand, suggestionsCommand, storyCommand, voiceCommand, portevoixCommand],

  shortcuts: [suggestShortcut, voiceShortcut],

  actions: {
    suggest: openSuggest,
    'suggestions.mine': listSuggestions,
    'suggestions.list': showList,
    'suggestions.topic': filterByTopic,
    'suggestions.choose-topic': openTopicChoice,
    'suggestions.status': filterByStatus,
    'suggestions.acknowledge-all': acknowledgeAll,
    'suggestions.export': exportSuggestions,
    'suggestion.view': viewSuggestion,
    'suggestion.acknowledge': acknowledge,
    'suggestion.confirm': confirm,
    'suggestion.next': openNext,
    'suggestion.reply': openAnswer('reply'),
    'suggestion.decline': openAnswer('decline'),
    'suggestion.conclude': openAnswer('conclude'),
    'suggestion.reassign': openAnswer('reassign'),
    'suggestion.reopen': openAnswer('reopen'),
    'suggestion.write-back': openAnswer('write-back'),
    'suggestion.contest': openAnswer('contest'),
    'suggestion.edit': openAnswer('edit'),
    'suggestion.withdraw': openAnswer('withdraw'),
    'suggestion.take-back': takeUnnamedBack,
    'suggestion.support': following('support'),
    'suggestion.follow': following('follow'),
    'suggestion.unfollow': following('unfollow'),

    story: openStory,
    stories: listStories,
    'story.view': viewStory,
    'story.approve': approve,
    'story.edit': openStoryEdit,
    'story.return': openStoryReturn,
    'story.credit-yes': credit(true),
    'story.credit-no': credit(false),

    'cases.list': showCases,
    'case.view': viewCase,
    'case.take': takeCase,
    'case.contact': contactCase,
    'case.resolve': openResolve,
    'case.hand-over': openHandOver,
    'case.tell': tellCase,
    'case-rules': listRules,
    'case-rule.create': openRuleCreate,
    'case-rule.edit': openRuleEdit,
    'case-rule.delete': removeRule,
    'feed-rules': listFeedRules,
    'feed-rule.create': openFeedCreate,
    'feed-rule.edit': openFeedEdit,
    'feed-rule.delete': removeFeedRule,

    'voice.ask': askVoice,
    'voice.share': shareVoice,
    'voice.add': openAdd,
    themes: turnThemes,
    'theme.words': readTheme,
    'theme.pin': decideTheme({ isPinned: true }),
    'theme.unpin': decideTheme({ isPinned: false }),
    'theme.rename': openRename,
    'theme.mute': decideTheme({ isMuted: true }),
    'theme.unmute': decideTheme({ isMuted: false }),
    'theme.join': openJoin,
    'theme.part': partTheme,

    'import.start': startImporting,
    'import.change': openImportChange,
    'import.cancel': cancelImporting,
    'import.again': tryImportAgain,
    'import.undo': openImportUndo,

    schedules: listSchedules,
    'schedule.create': openScheduleCreate,
    'schedule.edit': openScheduleEdit,
    'schedule.pause': setPaused(true),
    'schedule.resume': setPaused(false),
    'schedule.delete': removeSchedule,
    'schedule.preview': previewSchedule,
    'schedule.send-me': sendMeSchedule,
    'schedule.publish': publishSchedule,
    'schedule.sent': listSent,

    topics: listTopics,
    'topic.create': openTopicCreate,
    'topic.edit': openTopicEdit,
    'topic.close': closeTopic,
    'topic.reopen': openTopicAgain,

    touchpoints: listTouchpoints,
    'touchpoint.edit': openTouchpointEdit,
    'touchpoint.join': openTouchpointJoin,

    away: openAway,
    'away.back': comeBack(home),

    country: openCountry,

    link: openLink,
    'link.letters': chooseLetters(home),
    'link.undo': undoLink(home),

    settings: openSettings,
    help,
    held: listHeld,
    'held.resend': resendHeld,
    'held.resend-all': resendAllHeld,
    'held.let-be': letHeldBe,
    sources: showSources,
    'source.hush': hushSource,
    'home.language': chooseLanguage,
  },

  opening: [
    'suggest',
    'suggestions.choose-topic',
    'suggestion.next',
    'suggestion.reply',
    'suggestion.decline',
    'suggestion.conclude',
    'suggestion.reassign',
    'suggestion.reopen',
    'suggestion.write-back',
    'suggestion.contest',
    'suggestion.edit',
    'suggestion.withdraw',
    'story',
    'story.edit',
    'story.return',
    'schedule.create',
    'schedule.edit',
    'topic.create',
    'topic.edit',
    'touchpoint.edit',
    'touchpoint.join',
    'away',
    'country',
    'link',
    'settings',
    'case.resolve',
    'case.hand-over',
    'case.tell',
    'case-rule.create',
    'case-rule.edit',
    'feed-rule.create',
    'feed-rule.edit',
    'theme.rename',
    'theme.join',
    'voice.add',
    'import.change',
    'import.undo',
  ],

  forms: [
    suggestForm,
    topicChoiceForm,
    ...answerForms,
    tellForm,
    editStoryForm,
    returnForm,
    ...scheduleForms.map(withWholeSegments),
    topicForm,
    touchpointForm,
    touchpointJoinForm,
    awayForm,
    countryForm,
    linkForm,
    settingsForm,
    resolveForm,
    handOverForm,
    withWholeSegments(ruleForm),
    withWholeSegments(feedForm),
    addForm,
    renameForm,
    joinForm,
    importChangeForm,
    importUndoForm,
  ],

  choosable: {
    segments: segmentOptions,
    sources: sourceOptions,
    themes: themeOptions,
    topics: topicOptions,
    touchpoints: touchpointOptions,
  },

  home,
  heard: filesOr(heard),
};
