// What everybody can do with ideas: submit one, support or follow one. Rightly and wrongly.
import fc from 'fast-check';
import { setFollowing } from '../../src/suggestions/followers.ts';
import { proposeUnnamed } from '../../src/suggestions/outbox/outbox.ts';
import { submitSuggestion } from '../../src/suggestions/submit.ts';
import { type Name, topicIds } from './cast.ts';
import { type Command, command, hasIdeas, pause, pick, refusalIn } from './commands.ts';
import type { Company } from './company.ts';
import { type Expected, type ExpectedIdea, hide, newForm, present } from './expected.ts';
import { followExpected } from './expected-acts.ts';
import { submitExpected } from './expected-promises.ts';
import { same } from './same.ts';

const place = fc.nat({ max: 11 });

const submissions = fc
  .record({
    pause,
    who: place,
    topic: fc.constantFrom(...topicIds),
    isAnonymous: fc.boolean(),
    isAgain: fc.nat({ max: 7 }).map((n) => n === 0),
  })
  .map((form) =>
    command('submit', form.pause, canSubmit, (expected, company) => submit(form, expected, company)),
  );

export function canSubmit({ ideas, hidden }: Expected): boolean {
  return ideas.length + hidden.filter(({ kind }) => kind === 'submit').length < 8;
}

interface SubmitForm {
  readonly who: number;
  readonly topic: (typeof topicIds)[number];
  readonly isAnonymous: boolean;
  readonly isAgain: boolean;
}

export async function submit(form: SubmitForm, expected: Expected, company: Company) {
  const author = pick(present(expected), form.who);
  const last = expected.ideas.at(-1);
  const again = form.isAgain ? last : undefined;
  const isAnonymous = again?.isAnonymous ?? form.isAnonymous;
  const key = again?.key ?? `form ${newForm(expected)}`;
  const shell = await company.shell();
  const submission = {
    author: await company.person(author),
    title: 'Shorter queues at the till',
    details: 'Open a second one before noon.',
    topicId: form.topic === 'other' ? null : form.topic,
    anonymous: isAnonymous,
    link: 'https://chat.example/archives/C1/p1',
    formKey: key,
  };
  const said = `${author} submits ${isAnonymous ? 'anonymously ' : ''}to ${form.topic}`;
  if (isAnonymous) {
    const passOnAt = await proposeUnnamed(shell, submission);
    same('a form waits for the hour, unless it was passed on before', passOnAt === null, again !== undefined);
    if (again) return { said: `${said}, with the form of #${again.number}`, outcome: 'known' };
    hide(expected, { kind: 'submit', form: { author, topic: form.topic, isAnonymous, key } });
    return { said, outcome: 'sealed', hiddenAt: expected.now };
  }
  const known = new Set(expected.ideas.map((idea) => idea.id));
  const { row } = await submitSuggestion(shell, submission);
  if (again) {
    same('the same form again brings the idea that is known', row.id, again.id);
    return { said: `${said}, with the form of #${again.number}`, outcome: 'known' };
  }
  if (known.has(row.id)) throw new Error('a new form brought an old idea');
  submitExpected(expected, { author, topic: form.topic, isAnonymous, id: row.id, key });
  return { said, outcome: 'stored' };
}

const followings = fc
  .record({
    pause,
    wish: fc.constantFrom('support', 'follow', 'unfollow'),
    idea: place,
    who: place,
    isFollower: fc.boolean(),
  })
  .map((form) =>
    command(form.wish, form.pause, hasIdeas, (expected, company) => follow(form, expected, company)),
  );

interface FollowForm {
  readonly wish: 'support' | 'follow' | 'unfollow';
  readonly idea: number;
  readonly who: number;
  readonly isFollower: boolean;
}

async function follow({ wish, idea: at, who, isFollower }: FollowForm, expected: Expected, company: Company) {
  const idea = pick(expected.ideas, at);
  const name = follower(expected, idea, isFollower, who);
  const person = await company.person(name);
  const shell = await company.shell();
  const refusal = await refusalIn(() => setFollowing(shell, { suggestionId: idea.id, person, wish }));
  const said = `${name} wants to ${wish} n° ${idea.number} (${idea.stage})`;
  const wanted = followExpected(expected, idea, name, wish);
  same(`${said}: the answer`, refusal, wanted);
  return { said, outcome: wanted ?? 'done' };
}

function follower(expected: Expected, { followers }: ExpectedIdea, isFollower: boolean, at: number): Name {
  const here = present(expected);
  const already = here.filter((name) => followers.has(name));
  return pick(isFollower && already.length > 0 ? already : here, at);
}

export const voiceCommands: readonly fc.Arbitrary<Command>[] = [
  submissions,
  submissions,
  followings,
  followings,
];
