// The menu: everything a person can ask. Read this first; manifests and listeners are made from it.
import { acknowledge, answerForms, openReassign, openWritten } from './answer.ts';
import { letHeldBe, resendHeld } from './held.ts';
import { chooseLanguage, home } from './home.ts';
import { help, portevoixCommand } from './portevoix.ts';
import type { Menu } from './request.ts';
import { openScheduleCreate, openScheduleEdit, scheduleForm } from './schedule-edit.ts';
import { listSchedules, previewSchedule, removeSchedule, sendMeSchedule, setPaused } from './schedules.ts';
import { openSettings, settingsForm } from './settings.ts';
import {
  approve,
  credit,
  openStory,
  openStoryEdit,
  openStoryReturn,
  storyCommand,
  storyForms,
} from './story.ts';
import { openSuggest, suggestCommand, suggestForm } from './suggest.ts';
import { listSuggestions, suggestionsCommand } from './suggestions.ts';
import { closeTopic, listTopics, openTopicCreate, openTopicEdit, topicForm } from './topics.ts';

export const menu: Menu = {
  commands: [suggestCommand, suggestionsCommand, storyCommand, portevoixCommand],

  actions: {
    suggest: openSuggest,
    'suggestions.mine': listSuggestions,
    'suggestion.reply': openWritten('reply'),
    'suggestion.acknowledge': acknowledge,
    'suggestion.decline': openWritten('decline'),
    'suggestion.complete': openWritten('complete'),
    'suggestion.reassign': openReassign,
    'suggestion.write-back': openWritten('write-back'),

    story: openStory,
    'story.approve': approve,
    'story.edit': openStoryEdit,
    'story.return': openStoryReturn,
    'story.credit-yes': credit(true),
    'story.credit-no': credit(false),

    schedules: listSchedules,
    'schedule.create': openScheduleCreate,
    'schedule.edit': openScheduleEdit,
    'schedule.pause': setPaused(true),
    'schedule.resume': setPaused(false),
    'schedule.delete': removeSchedule,
    'schedule.preview': previewSchedule,
    'schedule.send-me': sendMeSchedule,

    topics: listTopics,
    'topic.create': openTopicCreate,
    'topic.edit': openTopicEdit,
    'topic.close': closeTopic,

    settings: openSettings,
    help,
    'held.resend': resendHeld,
    'held.let-be': letHeldBe,
    'home.language': chooseLanguage,
  },

  forms: [suggestForm, ...answerForms, ...storyForms, scheduleForm, topicForm, settingsForm],

  home,
};
