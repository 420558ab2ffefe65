// What owners and authors do in forms and with buttons. Rightly and wrongly.
import fc from 'fast-check';
import { act } from '../../src/suggestions/answer.ts';
import { type Command, choose, command, hasIdeas, pause, pick, refusalIn, type Who } from './commands.ts';
import type { Company } from './company.ts';
import { authorsChoices, deeds, wordless } from './deeds.ts';
import { type Expected, hide, newForm, present } from './expected.ts';
import { type Attempt, actExpected, refusalOf } from './expected-acts.ts';
import { same } from './same.ts';

const place = fc.nat({ max: 11 });

const attempts = fc
  .record({
    pause,
    deed: fc.constantFrom(...deeds),
    idea: place,
    mode: fc.constantFrom<'fitting' | Who>(
      'fitting',
      'fitting',
      'fitting',
      'an owner',
      'the author',
      'anybody',
    ),
    who: place,
    hasWords: fc.constantFrom('none', 'a sign', 'yes', 'yes', 'yes', 'yes'),
    to: place,
    into: place,
    days: fc.integer({ min: 0, max: 12 }),
    isAgain: fc.nat({ max: 11 }).map((n) => n === 0),
    announces: fc.boolean(),
  })
  .map((form) =>
    command(form.deed, form.pause, hasIdeas, (expected, company) => attempt(form, expected, company)),
  );

interface ActForm {
  readonly deed: (typeof deeds)[number];
  readonly idea: number;
  readonly mode: 'fitting' | Who;
  readonly who: number;
  readonly hasWords: 'none' | 'a sign' | 'yes';
  readonly to: number;
  readonly into: number;
  readonly days: number;
  readonly isAgain: boolean;
  readonly announces: boolean;
}

async function attempt(form: ActForm, expected: Expected, company: Company) {
  const { deed, isAgain } = form;
  const idea = pick(expected.ideas, form.idea);
  const byAuthor = authorsChoices.includes(deed) && deed !== 'reopen';
  const who: Who = form.mode !== 'fitting' ? form.mode : byAuthor ? 'the author' : 'an owner';
  const actor = choose(expected, idea, who, form.who);
  const isHidden = 'hiddenAt' in hiddenBy(expected, { idea, actor, deed });
  // What one form brought under a seal, it brings under one again.
  const kind = isHidden ? 'sealed' : 'act';
  const used = expected.forms.filter((each) => each.startsWith(kind));
  const repeats = isAgain && used.length > 0;
  const tried: Attempt = {
    idea,
    actor,
    deed,
    text: textOf(form),
    to: pick(present(expected), form.to),
    // One more than there are: a number that nothing has.
    into: (form.into % (expected.ideas.length + 1)) + 1,
    endsOn: new Date(expected.now.getTime() + form.days * 86_400_000).toISOString().slice(0, 10),
    key: repeats ? pick(used, form.who) : `${kind} ${newForm(expected)}`,
  };
  const refusal = await refusalIn(() => actFor(company, tried, form.announces));
  const said = saying(tried);
  if (repeats) {
    same('a form that was sent before is not refused', refusal, null);
    return { said: `${said}, with a form that was sent before`, outcome: 'nothing' };
  }
  const wanted = refusalOf(expected, tried);
  same(`${said}: the answer`, refusal, wanted);
  if (wanted !== null) return { said, outcome: wanted };
  if (isHidden) hide(expected, { kind: 'act', tried });
  else actExpected(expected, tried);
  return { said, outcome: isHidden ? 'sealed' : 'done', ...hiddenBy(expected, tried) };
}

function textOf({ hasWords, deed }: ActForm): string {
  if (hasWords === 'none' || wordless.includes(deed)) return '';
  return hasWords === 'yes' ? `Words of ${deed}.` : '👍';
}

/** The moment, where an anonymous author did it as such. */
export function hiddenBy(
  expected: Expected,
  { idea, actor, deed }: Pick<Attempt, 'idea' | 'actor' | 'deed'>,
) {
  const isAuthors = authorsChoices.includes(deed);
  return isAuthors && idea.isAnonymous && actor === idea.author ? { hiddenAt: expected.now } : {};
}

function saying({ idea, actor, deed, text, to, into }: Attempt): string {
  const more = deed === 'reassign' ? ` to ${to}` : deed === 'merge' ? ` into n° ${into}` : '';
  return `${actor} tries to ${deed} n° ${idea.number} (${idea.stage})${more}${text === '' ? '' : ', with words'}`;
}

async function actFor(company: Company, tried: Attempt, announces: boolean): Promise<void> {
  const { idea, deed, text, to, into, endsOn, key } = tried;
  const actor = await company.person(tried.actor);
  await act(await company.shell(), {
    suggestionId: idea.id,
    actor,
    act: deed,
    text,
    formKey: key,
    // Handed over by somebody who sees who has it; two at once: tests/handlers/unowned.test.ts.
    seen: deed === 'reassign' ? Number.MAX_SAFE_INTEGER : 0,
    ...(deed === 'reassign' ? { to: await company.person(to) } : {}),
    ...(deed === 'merge' ? { into } : {}),
    // Other words each time: an edit to the words that it has is none.
    ...(deed === 'edit' ? { draft: { title: 'Other words', details: `Said otherwise, ${key}.` } } : {}),
    ...(deed === 'test' ? { trial: { people: 'the morning team', endsOn } } : {}),
    ...(deed === 'complete' && announces ? { announceIn: 'slack:C-news' } : {}),
  });
}

export const actCommands: readonly fc.Arbitrary<Command>[] = Array.from({ length: 12 }, () => attempts);
