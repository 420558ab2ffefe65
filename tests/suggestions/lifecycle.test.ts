import { describe, expect, it } from 'vitest';
import {
  type Act,
  acts,
  type Decision,
  decide,
  type IdeaRole,
  isOpen,
  type Status,
  statuses,
  statusFrom,
} from '../../src/suggestions/lifecycle.ts';

/** What each act leads to from each status in their order, for somebody whose act it is; '-': too late; '=': stays. */
const leadsTo: Readonly<Record<Act, string>> = {
  //             received      acknowledged  under-review  planned       testing       done  declined  duplicate  withdrawn
  acknowledge: ' acknowledged  -             -             -             -             -     -         -  -',
  study: '       under-review  under-review  -             under-review  under-review  -     -         -  -',
  plan: '        planned       planned       planned       planned       planned       -     -         -  -',
  test: '        testing       testing       testing       testing       -             -     -         -  -',
  conclude: '    -             -             -             -             under-review  -     -         -  -',
  complete: '    done          done          done          done          done          -     -         -  -',
  decline: '     declined      declined      declined      declined      declined      -     -         -  -',
  merge: '       duplicate     duplicate     duplicate     duplicate     duplicate     -     -         -  -',
  reply: '       acknowledged  =             =             =             =             -     -         -  -',
  reassign: '    =             =             =             =             =             -     -         -  -',
  'pass-on': '   =             =             =             =             =             -     -         -  -',
  'write-back': '=             =             =             =             =             =     =         =  =',
  confirm: '     =             =             =             =             =             =     =         =  =',
  contest:
    '     =             =             =             =             =  under-review  under-review  under-review  under-review',
  reopen:
    '      -             -             -             -             -  under-review  under-review  under-review  under-review',
  edit: '        =             =             =             =             =             -     -         -  -',
  withdraw: '    withdrawn     withdrawn     withdrawn     withdrawn     withdrawn     -     -         -  -',
};
const whose: Readonly<Record<Act, readonly IdeaRole[]>> = {
  acknowledge: ['owner'],
  study: ['owner'],
  plan: ['owner'],
  test: ['owner'],
  conclude: ['owner'],
  complete: ['owner'],
  decline: ['owner'],
  merge: ['owner'],
  reply: ['owner'],
  reassign: ['owner'],
  'pass-on': ['bot'],
  'write-back': ['author'],
  confirm: ['author'],
  contest: ['author'],
  edit: ['author'],
  withdraw: ['author'],
  reopen: ['owner', 'author'],
};
/** Words to the author: with them, the promise of a reply is kept. */
const answers: readonly Act[] = [
  'study',
  'plan',
  'test',
  'conclude',
  'complete',
  'decline',
  'merge',
  'reply',
];
const wordless: readonly Act[] = [
  'acknowledge',
  'study',
  'pass-on',
  'confirm',
  'contest',
  'edit',
  'withdraw',
];
const restarts: readonly Act[] = ['contest', 'reopen'];
const verdicts: readonly Act[] = ['confirm', 'contest'];

const roles: readonly (readonly IdeaRole[])[] = [[], ['owner'], ['author'], ['owner', 'author'], ['bot']];
const standings = [false, true].flatMap((isWaiting) =>
  [false, true].flatMap((isAsked) =>
    [false, true].flatMap((isAnonymous) =>
      [false, true].map((isAnswered) => ({ isWaiting, isAsked, isAnonymous, isAnswered })),
    ),
  ),
);

interface Case {
  readonly status: Status;
  readonly held: readonly IdeaRole[];
  readonly text: string;
  readonly isWaiting: boolean;
  readonly isAsked: boolean;
  readonly isAnonymous: boolean;
  readonly isAnswered: boolean;
}

function expected(
  act: Act,
  { status, held, text, isWaiting, isAsked, isAnonymous, isAnswered }: Case,
): Decision {
  if (!whose[act].some((role) => held.includes(role))) return { kind: 'not-yours' };
  const isTold = act === 'acknowledge' || answers.includes(act);
  if (isTold && held.includes('author') && !isAnonymous) return { kind: 'own' };
  const to = leadsTo[act].trim().split(/\s+/)[statuses.indexOf(status)];
  if (to === undefined || to === '-') return { kind: 'too-late', status };
  if (act === 'reopen' && status === 'withdrawn' && !held.includes('author')) return { kind: 'withdrawn' };
  if (act === 'edit' && isAnswered) return { kind: 'answered' };
  if (verdicts.includes(act) && !isAsked) return { kind: 'not-asked' };
  if (text === '' && !wordless.includes(act)) return { kind: 'needs-words' };
  if (text === '👍' && [...answers, 'reopen', 'reassign'].includes(act)) return { kind: 'too-few-words' };
  const stopsClock = isWaiting && text !== '' && answers.includes(act);
  return {
    kind: 'allowed',
    status: to === '=' ? status : statusFrom(to),
    stopsClock,
    startsClock: restarts.includes(act),
    endsClock: act === 'withdraw',
    asksVerdict: stopsClock || act === 'complete',
  };
}

describe('the life of a suggestion', () => {
  it('has no act that this table leaves out', () => {
    expect([...acts].toSorted()).toEqual(Object.keys(leadsTo).toSorted());
  });

  describe.each(acts)('%s', (act) => {
    it.each(statuses)('from %s: by whom, with and without words, asked or waiting or neither', (status) => {
      for (const held of roles)
        for (const text of ['', 'So it is.', '👍'])
          for (const standing of standings) {
            const each = { status, held, text, ...standing };
            const decided = decide(act, { status, ...standing, authorSpokeLast: false }, held, text);
            expect(decided, JSON.stringify(each)).toEqual(expected(act, each));
          }
    });
  });

  it('lets an owner answer a closed one only while its author spoke last', () => {
    for (const status of ['done', 'declined', 'duplicate'] as const) {
      const standing = { status, isWaiting: false, isAsked: false, isAnonymous: false, isAnswered: true };
      expect(decide('reply', { ...standing, authorSpokeLast: true }, ['owner'], 'So it is.')).toMatchObject({
        kind: 'allowed',
        status,
      });
      expect(decide('reply', { ...standing, authorSpokeLast: false }, ['owner'], 'So it is.').kind).toBe(
        'too-late',
      );
    }
  });

  it('is open until it is done, declined, a duplicate or withdrawn', () => {
    expect(statuses.filter((each) => !isOpen(each))).toEqual(['done', 'declined', 'duplicate', 'withdrawn']);
  });

  it('refuses a stored status that it does not know', () => {
    expect(statuses.map(statusFrom)).toEqual(statuses);
    expect(() => statusFrom('lost')).toThrow('unknown suggestion status "lost"');
  });
});
