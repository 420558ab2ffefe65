// The whole menu, pressed: each of its actions, on each chat, from a screen that offers it.
import { beforeAll, describe, expect, it } from 'vitest';
import { menu } from '../../src/handlers/index.ts';
import { encodeAction } from '../../src/messages/actions.ts';
import type { FormValues } from '../../src/messages/form.ts';
import type { Desk } from '../handlers/desk.ts';
import { filled, text } from '../handlers/filled.ts';
import type { PressedChat } from './chat.ts';
import { slack } from './slack.ts';
import {
  actionsOf,
  firstScreens,
  kitOn,
  moveTo,
  openStage,
  type Screen,
  SHOWING,
  screensAgain,
  screenWith,
  stageFor,
  userOn,
} from './stage.ts';
import { teams } from './teams.ts';

/** Shows another part or another language of what is there; every screen offers it again. */
const TURNING = [
  'suggestions.topic',
  'suggestions.status',
  'home.language',
  'suggestions.export',
  'theme.words',
  'summary.comments',
  'audit.kind',
  'audit.verify',
  'plan.touchpoint',
  'visits.export',
  'journey.days',
  'journey.lane',
  'journey.picture',
  'journey.touchpoint',
];

/** What may be done once more, and why its button stays. */
const AGAIN: Readonly<Record<string, string>> = {
  suggest: 'there is always another idea',
  story: 'there is always another story',
  thanks: 'there is always somebody else',
  'voice.add': 'there is always another customer',
  'summary.reply': 'an answer may be followed by another',
  'summary.name': 'another name may be looked for',
  'summary.use-name': 'it may be taken once more, after another',
  visit: 'there is always another step',
  'visit.change': 'what was saved may be changed',
  'visit.notice': 'what was saved may be changed',
  'visit.competitors': 'what was saved may be changed',
  'visit.criteria': 'what was saved may be changed',
  'contacts.settings': 'what was saved may be changed',
  'department.create': 'there may be more of them',
  'department.edit': 'what was saved may be changed',
  'contact-rule.create': 'there may be more of them',
  'contact-rule.edit': 'what was saved may be changed',
  'mail-rule.create': 'there may be more of them',
  'mail-rule.edit': 'what was saved may be changed',
  'unit-cost.create': 'there may be more of them',
  'voice.share': 'another channel may want it',
  'schedule.create': 'there may be more of them',
  'topic.create': 'there may be more of them',
  'role.give': 'there may be more of them',
  'case-rule.create': 'there may be more of them',
  'feed-rule.create': 'there may be more of them',
  'lesson-place.create': 'there may be more of them',
  'lesson-place.edit': 'what was saved may be changed',
  'lesson.make': 'a story may have more than one lesson in it',
  'lesson.edit': 'what was saved may be changed',
  'page.create': 'there may be more of them',
  'page.journey-create': 'there may be more of them',
  'page.journey-edit': 'what was saved may be changed',
  'schedule.edit': 'what was saved may be changed',
  'topic.edit': 'what was saved may be changed',
  'touchpoint.create': 'there may be more of them',
  'touchpoint.edit': 'what was saved may be changed',
  'case-rule.edit': 'what was saved may be changed',
  'feed-rule.edit': 'what was saved may be changed',
  'page.edit': 'what was saved may be changed',
  'direction.write': 'there is always another word',
  'direction.correct': 'what was saved may be changed',
  'charter.edit': 'what was saved may be changed',
  'promise.add': 'there may be more of them',
  'promise.edit': 'what was saved may be changed',
  'newsletter.channels': 'what was chosen may be changed',
  'page.renew': 'another year may begin at any time',
  'import.change': 'what was saved may be changed',
  'theme.rename': 'what was saved may be changed',
  'story.edit': 'what was saved may be changed',
  'suggestion.edit': 'what was saved may be changed',
  'ambassador.project': 'what was saved may be changed',
  'ambassador.yes': 'an invitation that changed would tell in the ledger that it was answered',
  'survey.answer': 'a button that changed would tell that it was answered',
  'survey.not-now': 'whoever wants no letters may still answer, and says so as often as they like',
  'survey.why': 'what was said may be changed',
  'survey.create': 'there may be more of them',
  'survey.edit': 'what was saved may be changed',
  'survey.item': 'what was saved may be changed',
  'community.ask': 'there is always another question',
  'community.change': 'what was saved may be changed',
  'community.word': 'what was said may be changed',
  'community.open-link': 'there may be more of them',
  'community.singles': 'there may be more of them',
  'ambassador.no': 'a “no” leaves no trace, not on its button either',
  settings: 'what was saved may be changed',
  country: 'what was saved may be changed',
  away: 'the day of return may change',
  'link.letters': 'the other chat is offered instead, by the same button',
  link: 'a code that was not typed yet is shown anew',
  'suggestion.reply': 'owners and authors go on talking',
  'suggestion.write-back': 'owners and authors go on talking',
  'suggestion.next': 'each step is followed by another',
  'suggestion.reassign': 'one of several owners may give it to yet another',
  'suggestions.choose-topic': 'another topic may be looked at',
  'schedule.send-me': 'a digest is looked at after each change of its schedule',
  'schedule.publish': 'there may be news since',
  'case.hand-over': 'an admin may hand it to yet another',
  'plan.add': 'there is always something else to change',
  'action.note': 'there is always something new',
  'action.postpone': 'it may be for yet another day',
  'action.hand-over': 'an admin may give it to yet another',
  'action.edit': 'what was saved may be changed',
  'action.steps': 'what was saved may be changed',
  'case.tell': 'a case may have more than one story in it',
};

/** What was said passes: the message stays as it is. */
const PASSING = ['survey.answer', 'survey.not-now', 'community.singles'];

/** What each does for themselves: on a message that stands in a channel the button is there for the others. */
const OWN = ['suggestion.support', 'suggestion.follow', 'suggestion.unfollow'];

describe.each([slack, teams])('on $name, each action of the menu', (chat: PressedChat) => {
  let shared: Desk;
  beforeAll(async () => {
    shared = await openStage();
  });
  const user = userOn(chat.name);

  it.each(Object.keys(menu.actions))('%s', { timeout: 20_000 }, async (name) => {
    const isTurning = SHOWING.has(name) || TURNING.includes(name);
    const { desk, given, screens } = isTurning
      ? { desk: shared, given: {}, screens: await firstScreens(shared) }
      : await stageFor(name);
    const { message, action, isLetter } = screenWith(screens, name);
    await moveTo(desk, chat.name, user);
    const party = { kit: kitOn(desk.kit), workspace: desk.workspace, user };
    const chosen = name === 'home.language' ? 'en' : firstOption(message, name);
    const letters = await lettersOf(desk);
    let shown = await chat.press(party, message, action, chosen);
    const isForm = shown.form !== null;
    for (let step = 0; shown.form && step < 3; step += 1)
      shown = await shown.form.submit({ ...valuesFor(shown.form.name, chat.name), ...given });

    // Something is told or shown, and no form is left open.
    expect(shown.form).toBeNull();
    const isTold = shown.instead !== null || shown.told.length > 0 || (await lettersOf(desk)) > letters;
    expect(isTold, 'something is told').toBe(true);
    if (isTurning || name === 'voice.share') return;

    // What it was done on says so itself, unless the ledger keeps it up to date.
    if (message.again && !PASSING.includes(name))
      expect(shown.instead, 'the message is drawn anew').not.toBeNull();
    else expect(isLetter || isForm || shown.told.length > 0).toBe(true);
    if (name in AGAIN) return;
    const code = encodeAction(action);
    expect(JSON.stringify(shown.instead ?? {})).not.toContain(JSON.stringify(code).slice(1, -1));
    // No screen that offered it does so any more, and no letter.
    const offers = ({ message: each, isShared }: Screen) =>
      !(isShared && OWN.includes(name)) && actionsOf(each).some((one) => encodeAction(one) === code);
    const left = (await screensAgain(desk, screens.filter(offers))).filter(
      (each) => !(shown.instead && isSame(each, message)),
    );
    expect(left.filter(offers).map((each) => each.message.summary)).toEqual([]);
  });
});

function lettersOf({ kit, workspace }: Desk): Promise<number> {
  return kit.database.db.delivery.count({ where: { workspaceId: workspace.id } });
}

function isSame(screen: Screen, message: Screen['message']): boolean {
  return screen.isLetter && screen.message.summary === message.summary;
}

function firstOption({ blocks }: Screen['message'], name: string): string | null {
  const select = blocks.find((block) => block.kind === 'select' && block.action.name === name);
  return select?.kind === 'select' ? (select.options.at(-1)?.value ?? null) : null;
}

/** Each chat's own picker gives its own people. */
function valuesFor(form: string, chat: string): FormValues {
  const values: FormValues = { text, ...filled[form] };
  const own = (each: string) => (chat === 'Teams' ? each.replace(/^slack:(?=U)/, '') : each);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? value.map(own) : value]),
  );
}
