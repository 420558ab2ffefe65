// The sample company hangs together, and what its customers say shows what the demo promises.
import { describe, expect, it } from 'vitest';
import { groups } from '../../src/demo/company/answers.ts';
import {
  channels,
  company,
  people,
  sampleFeedback,
  schedules,
  sources,
  stories,
  suggestions,
  topics,
} from '../../src/demo/company/index.ts';
import { type DemoScored, type DemoVerbatim, touchpoints } from '../../src/demo/company/verbatims/said.ts';

const now = new Date('2026-11-22T15:30:00Z');
const week = 7 * 86_400_000;
const feedback = sampleFeedback(now);
const ofWeek = (weeksAgo: number) =>
  feedback.filter(({ answeredAt }) => Math.ceil((now.getTime() - answeredAt.getTime()) / week) === weeksAgo);
const weeksAgo = Array.from({ length: 10 }, (_, i) => i + 1);

const aboutTheDoor = (verbatim = '') =>
  (/colis/i.test(verbatim) && /devant (la|ma) porte/i.test(verbatim)) ||
  (/parcel/i.test(verbatim) && /left (outside|at|by) the front door/i.test(verbatim));
const doorCustomers = (weeks: number) =>
  new Set(
    ofWeek(weeks)
      .filter(({ verbatim }) => aboutTheDoor(verbatim))
      .map(({ customer }) => customer),
  );

const share = (scores: readonly number[], good: (score: number) => boolean) =>
  scores.filter(good).length / scores.length;
const scores = (of: typeof feedback, metric: string, source?: string) =>
  of.flatMap((each) =>
    each.metric === metric && (!source || each.source === source) && each.score !== undefined
      ? [each.score]
      : [],
  );
const nps = (of: typeof feedback) =>
  100 * (share(scores(of, 'nps'), (s) => s >= 9) - share(scores(of, 'nps'), (s) => s <= 6));

describe('what customers said', () => {
  it('is about four hundred answers with unique ids', () => {
    expect(feedback.length).toBeGreaterThanOrEqual(380);
    expect(feedback.length).toBeLessThanOrEqual(420);
    expect(new Set(feedback.map(({ externalId }) => externalId)).size).toBe(feedback.length);
  });

  it('never says the same sentence twice, in at least 220 verbatims, two thirds of them French', () => {
    const verbatims = feedback.flatMap(({ verbatim }) => (verbatim ? [verbatim] : []));
    const french = groups.flatMap(({ said }) => (said.fr ?? []).map(({ text }) => text));
    expect(new Set(verbatims).size).toBe(verbatims.length);
    expect(verbatims.length).toBeGreaterThanOrEqual(220);
    expect(verbatims.filter((text) => french.includes(text)).length / verbatims.length).toBeCloseTo(0.65, 1);
    expect(verbatims.length).toBe(
      groups.flatMap(({ said }) => [...(said.fr ?? []), ...(said.uk ?? [])]).length,
    );
  });

  it.each(weeksAgo)('has between 30 and 60 answers, some without words, %i weeks ago', (weeks) => {
    const answers = ofWeek(weeks);
    expect(answers.length).toBeGreaterThanOrEqual(30);
    expect(answers.length).toBeLessThanOrEqual(60);
    expect(answers.some(({ verbatim }) => !verbatim)).toBe(true);
    expect(answers.filter(({ verbatim }) => verbatim).length).toBeGreaterThan(10);
  });

  it('was all said in the seventy days before now, oldest first', () => {
    const moments = feedback.map(({ answeredAt }) => answeredAt.getTime());
    expect(Math.min(...moments)).toBeGreaterThanOrEqual(now.getTime() - 10 * week);
    expect(Math.max(...moments)).toBeLessThan(now.getTime());
    expect(moments).toEqual([...moments].sort((a, b) => a - b));
  });

  it('brings calls on working days only', () => {
    const days = feedback
      .filter(({ source }) => source !== 'Enquête NPS')
      .map((each) => each.answeredAt.getUTCDay());
    expect(days.filter((day) => day === 0 || day === 6)).toEqual([]);
  });

  it('gives the same answers at every call, and only their dates follow now', () => {
    const undated = (of: typeof feedback) =>
      of.map(({ answeredAt: _, ...rest }) => rest).sort((a, b) => a.externalId.localeCompare(b.externalId));
    expect(sampleFeedback(now)).toEqual(feedback);
    expect(undated(sampleFeedback(new Date('2027-02-03T07:12:45Z')))).toEqual(undated(feedback));
  });

  it('keeps every score within its metric, and a score with its metric', () => {
    const range = { nps: [0, 10], csat: [1, 5], ces: [1, 7] } as const;
    for (const { metric, score } of feedback) {
      expect(metric === undefined).toBe(score === undefined);
      if (metric === undefined || score === undefined) continue;
      expect(Number.isInteger(score)).toBe(true);
      expect(score).toBeGreaterThanOrEqual(range[metric][0]);
      expect(score).toBeLessThanOrEqual(range[metric][1]);
    }
  });

  it('files every sentence under a score that says the same', () => {
    const mood = (metric: string, score: number) => {
      if (metric === 'nps') return score >= 9 ? 'promoter' : score >= 7 ? 'passive' : 'detractor';
      return score >= (metric === 'csat' ? 4 : 5) ? 'good' : 'bad';
    };
    for (const { metric, said, silentScores } of groups) {
      const spoken = [...(said.fr ?? []), ...(said.uk ?? [])].filter(isScored).map(({ score }) => score);
      if (metric === undefined) expect([...spoken, ...silentScores]).toEqual([]);
      else expect(new Set([...spoken, ...silentScores].map((score) => mood(metric, score))).size).toBe(1);
    }
  });

  it('comes from known sources and touchpoints, and each touchpoint is spoken of', () => {
    const names = sources.map(({ name }) => name);
    expect(feedback.filter(({ source }) => !names.includes(source))).toEqual([]);
    expect(new Set(feedback.map(({ touchpoint }) => touchpoint))).toEqual(new Set(touchpoints));
    expect(new Set(feedback.map(({ source }) => source))).toEqual(new Set(names));
  });

  it('hears some customers again, always in another week', () => {
    const answersOf = (reference: string) => feedback.filter(({ customer }) => customer === reference);
    const returning = [...new Set(feedback.map(({ customer }) => customer))]
      .map(answersOf)
      .filter((answers) => answers.length > 1);
    expect(returning.length).toBeGreaterThanOrEqual(15);
    for (const answers of returning) {
      const weeks = answers.map((answer) => weeksAgo.find((each) => ofWeek(each).includes(answer)));
      expect(new Set(weeks).size).toBe(answers.length);
      expect(new Set(answers.map(({ segments }) => segments.region)).size).toBe(1);
    }
  });

  it('holds personal data to be redacted: e-mail, phone, IBAN, names', () => {
    const count = (pattern: RegExp) => feedback.filter(({ verbatim }) => pattern.test(verbatim ?? '')).length;
    expect(count(/\S@\S+\.\w/)).toBeGreaterThanOrEqual(2);
    expect(count(/\b0[67][\d ]{9,}/)).toBeGreaterThanOrEqual(2);
    expect(count(/\b[A-Z]{2}\d{2} [A-Z\d]{4} /)).toBeGreaterThanOrEqual(2);
    const named = feedback.filter(({ names }) => names);
    expect(named.length).toBeGreaterThanOrEqual(2);
    for (const { verbatim, names } of named)
      expect(names?.every((name) => verbatim?.includes(name))).toBe(true);
  });
});

describe('what changed', () => {
  it('is the parcels left at the door: 14 customers in the last week, 3 in the week before, rarely earlier', () => {
    expect(weeksAgo.map((weeks) => doorCustomers(weeks).size)).toEqual([14, 3, 1, 0, 1, 1, 0, 1, 0, 0]);
    const spoken = ofWeek(1).filter(({ verbatim }) => aboutTheDoor(verbatim));
    expect(new Set(spoken.map(({ source }) => source)).size).toBe(3);
    expect(new Set(spoken.map(({ touchpoint }) => touchpoint))).toEqual(new Set(['delivery']));
  });

  it('leaves NPS between 30 and 35 over the ten weeks, and pulls the last week down', () => {
    expect(nps(feedback)).toBeGreaterThanOrEqual(30);
    expect(nps(feedback)).toBeLessThanOrEqual(35);
    expect(nps(ofWeek(1))).toBeLessThan(nps(ofWeek(2)) - 10);
  });

  it('does not touch the calls: their CSAT goes from about 80 % to about 87 %', () => {
    const csat = (weeks: readonly number[]) =>
      share(
        weeks.flatMap((each) => scores(ofWeek(each), 'csat', 'Après appel')),
        (score) => score >= 4,
      );
    expect(csat([10, 9, 8, 7, 6])).toBeCloseTo(0.8, 1);
    expect(csat([1])).toBeGreaterThan(0.855);
    expect(csat([1])).toBeLessThan(0.885);
    expect(csat([4, 3, 2, 1])).toBeGreaterThan(csat([10, 9, 8, 7]) + 0.04);
  });
});

describe('the company', () => {
  const ids = people.map(({ id }) => id);
  const channelIds = channels.map(({ id }) => id);

  it('knows everybody it names', () => {
    const named = [
      ...channels.flatMap(({ members }) => members),
      ...topics.flatMap(({ ownerIds, sponsorId }) => [...ownerIds, sponsorId]),
      ...schedules.map(({ adminId }) => adminId),
      ...stories.flatMap(({ tellerId, creditedId, approved }) => [
        tellerId,
        creditedId,
        ...(approved ? [approved.by] : []),
      ]),
      ...suggestions.flatMap(({ authorId, supporterIds = [], state }) => [
        authorId,
        ...supporterIds,
        ...('by' in state ? [state.by] : []),
      ]),
    ];
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(people.map(({ name }) => name)).size).toBe(people.length);
  });

  it('posts in channels that exist, by admins, in the language and zone of a team', () => {
    expect(schedules).toHaveLength(2);
    expect(channelIds).toContain(company.storiesChannelId);
    for (const { channelIds: places, adminId, timeZone, locale } of schedules) {
      expect(places.filter((id) => !channelIds.includes(id))).toEqual([]);
      const admin = people.find(({ id }) => id === adminId);
      expect(admin).toMatchObject({ isAdmin: true, timeZone, locale });
    }
  });

  it('has moderators who see the stories, and three approved them', () => {
    const moderators = people.filter(({ isModerator }) => isModerator).map(({ id }) => id);
    const room = channels.find(({ id }) => id === company.storiesChannelId);
    expect(moderators.filter((id) => !room?.members.includes(id))).toEqual([]);
    expect(stories.flatMap(({ approved }) => (approved ? [approved.by] : []))).toHaveLength(3);
    for (const { approved, submittedDaysAgo, credit } of stories) {
      if (!approved) continue;
      expect(moderators).toContain(approved.by);
      expect(approved.daysAgo).toBeLessThanOrEqual(submittedDaysAgo);
      expect(credit).toBe('agreed');
    }
  });

  it('has three topics, one of them for what fits nowhere', () => {
    expect(topics).toHaveLength(3);
    expect(topics.filter(({ isDefault }) => isDefault)).toHaveLength(1);
  });

  it('answers suggestions by an owner of their topic, never by their author', () => {
    expect(suggestions).toHaveLength(12);
    for (const { topicId, authorId, supporterIds = [], state } of suggestions) {
      expect(supporterIds).not.toContain(authorId);
      const topic = topics.find(({ id }) => id === topicId);
      expect(topic?.ownerIds[0]).not.toBe(authorId);
      if ('by' in state) {
        expect(topic?.ownerIds).toContain(state.by);
        expect(state.by).not.toBe(authorId);
      }
    }
  });

  it('shows suggestions in every state, in both languages, one anonymous, one waiting for too long', () => {
    const count = (status: string) => suggestions.filter(({ state }) => state.status === status).length;
    expect(
      ['received', 'acknowledged', 'replied', 'planned', 'testing', 'declined', 'done'].map(count),
    ).toEqual([2, 1, 3, 1, 1, 2, 2]);
    expect(suggestions.filter(({ anonymous }) => anonymous)).toHaveLength(1);
    expect(new Set(suggestions.map(({ locale }) => locale))).toEqual(new Set(['fr', 'en']));
    const late = suggestions.filter(
      (each) => each.state.status === 'received' && each.submittedWorkingDaysAgo > 5,
    );
    expect(late).toHaveLength(1);
  });

  it('acts on a suggestion after it was made and before now', () => {
    for (const { submittedWorkingDaysAgo: days, state } of suggestions) {
      if ('afterHours' in state) expect(state.afterHours).toBeLessThan(days * 9);
      if ('doneAfterDays' in state) expect(state.doneAfterDays).toBeLessThan(days);
    }
  });
});

function isScored(said: DemoVerbatim | DemoScored): said is DemoScored {
  return 'score' in said;
}
