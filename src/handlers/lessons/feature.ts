// Lessons: a real situation a week, three answers, what happened; from stories and cases of the company's own, too.
import { keptInLessons } from '../../lessons/forget.ts';
import { lessonKinds } from '../../lessons/kinds.ts';
import { tellingLessons } from '../../lessons/post.ts';
import { lessons as section } from '../../lessons/section.ts';
import type { Feature } from '../feature.ts';
import { makeForm, openEdit, openMake } from './make.ts';
import { decide, listOwn, viewOwn, waitingBlocks } from './own.ts';
import { listPast, readPast } from './past.ts';
import { lessonPlaceScreens } from './places.ts';
import { sayPlaces } from './places-words.ts';
import { answer, lessonBlocks, lessonCommand, showLesson, subscribeMe, unsubscribeMe } from './show.ts';
import { sayLessons } from './words.ts';

/** Whose a case is, and who moderates, decides who may make a lesson and decide about one. */
const may = 'everyone';

export const lessons: Feature = {
  name: 'lessons',
  commands: [lessonCommand],
  asks: {
    lesson: { run: showLesson, may },
    'lesson.answer': { run: answer, may },
    'lesson.subscribe': { run: subscribeMe, may },
    'lesson.unsubscribe': { run: unsubscribeMe, may },
    'lesson.past': { run: listPast, may },
    'lesson.read': { run: readPast, may },
    'lesson.make': { run: openMake, opens: true, may },
    lessons: { run: listOwn, may },
    'lesson.view': { run: viewOwn, may },
    'lesson.edit': { run: openEdit, opens: true, may },
    'lesson.approve': { run: decide('approved'), may },
    'lesson.decline': { run: decide('declined'), may },
    'lesson.withdraw': { run: decide('withdrawn'), may },
    'lesson-places': { run: lessonPlaceScreens.list, may: 'audit' },
    'lesson-place.create': { run: lessonPlaceScreens.create, opens: true, may: 'admin' },
    'lesson-place.edit': { run: lessonPlaceScreens.edit, opens: true, may: 'admin' },
    'lesson-place.delete': { run: lessonPlaceScreens.remove, may: 'admin' },
  },
  forms: [makeForm, lessonPlaceScreens.form],
  quiet: ['lesson.answer'],
  help: [{ command: 'lesson', text: (locale) => sayLessons(locale).help }],
  home: [
    { place: 'waiting', order: 45, draw: waitingBlocks },
    { place: 'mine', order: 70, draw: lessonBlocks },
  ],
  adminMenu: [{ order: 43, label: (locale) => sayPlaces(locale).menu, ask: 'lesson-places' }],
  steps: [tellingLessons],
  sections: [section],
  kinds: lessonKinds,
  kept: [keptInLessons],
  naming: [
    { table: 'Lesson', column: 'authorId', erased: 'stand-in' },
    { table: 'Lesson', column: 'deciderId', erased: 'stand-in' },
    { table: 'LessonPlace', column: 'adminId', erased: 'stand-in' },
    { table: 'LessonReader', column: 'personId', once: ['workspaceId'], erased: 'row' },
  ],
  wordings: [
    {
      ...{
        table: 'Lesson',
        columns: ['title', 'situation', 'answerA', 'answerB', 'answerC', 'happened', 'value'],
      },
      ...{ by: 'authorId', about: { kind: 'lesson', id: 'id' } },
    },
  ],
};
