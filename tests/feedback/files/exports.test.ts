// Every file of tests/fixtures/exports, in the layouts and the wordings of the tools that write them: what is recognised, what is asked, and the
// figures that come of it. Their answers are always the same eight, so that the right figures are known.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { layoutNames } from '../../../src/feedback/files/recognition/layouts/index.ts';
import { asStored } from './as-stored.ts';

interface Right {
  readonly layout?: string;
  /** What is asked, with its answers. */
  readonly asks?: readonly string[];
  /** Of what is stored where each question is answered with its first answer. */
  readonly figures: readonly string[];
  /** The first answer as it is stored. */
  readonly first: string;
  readonly rows?: number;
  readonly dropped?: number;
}

const RIGHT: Readonly<Record<string, Right>> = {
  'amazon.csv': {
    figures: ['csat 62.5 (8)'],
    first: '2026-10-13 csat 5 "T" (Titre) "Service au top"',
  },
  'appfollow.csv': {
    figures: ['csat 62.5 (8)'],
    first:
      '2026-10-13 #990 csat 5 "Titre" (Title) "Service au top" App Name=Acme Country=fr Version=1.2 Language=fr names: Kiki92',
  },
  'appstore.csv': {
    layout: 'App Store',
    figures: ['csat 62.5 (8)'],
    first: '2026-10-13 #9001 csat 5 "Top" (Title) "Great service" Territory=FRA names: Kiki92',
  },
  'ces-7.csv': {
    figures: ['ces 4.4 (8)'],
    first: '2026-10-13 ces 7 (The company made it easy for me to handle my issue.) "Great service"',
  },
  'chatwoot.csv': {
    layout: 'Chatwoot',
    figures: ['csat 62.5 (8)'],
    first:
      '2026-10-13 12:00 #https://c.example/app/accounts/1/conversations/0 @a@x.org csat 5 "Great service" names: Bob Roux, Ana Lima',
  },
  'd-de.csv': {
    figures: ['nps 25 (8)'],
    first: '2026-10-13 nps 9 "Great service"',
  },
  'd-dot.csv': {
    figures: ['nps 25 (8)'],
    first: '2026-10-13 10:02 nps 9 "Great service"',
  },
  'delighted.csv': {
    layout: 'Delighted',
    figures: ['nps 75 (4)', 'csat 25 (4)'],
    first: '2026-10-02 19:00 #R0 @P0 csat 5 "Great service" Country=US names: Jo Lee',
  },
  'effort-turned.csv': {
    asks: ['scale: ces 5-1 | ces 1-5 | leave-out'],
    figures: ['ces 3.3 (8)'],
    first:
      '2026-10-13 ces 1 of 1-5 (Effort: how much effort did you personally have to put forth? (1 = very low, 5 = very high)) "Great service"',
  },
  'faces.csv': {
    figures: ['csat 50 (8)'],
    first: '2026-10-13 csat 5 "Service au top"',
  },
  'freshdesk.csv': {
    figures: ['csat 50 (8)'],
    first: '2026-10-13 10:00 #0 csat 5 "Great service" Subject=Order names: Bob Roux, Ana Lima',
  },
  'gforms-de.csv': {
    layout: 'Google Forms',
    figures: ['nps 25 (8)'],
    first:
      '2026-10-13 10:02 nps 9 (Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?) "Alles super gelaufen 0" (Warum?)',
  },
  'gforms-en.csv': {
    layout: 'Google Forms',
    asks: ['scale: ces 1-5 | ces 1-7 | leave-out', 'scale: ces 1-5 | ces 1-7 | leave-out'],
    figures: ['nps 25 (8)', 'ces 4.8 (8)', 'ces 4.8 (8)'],
    first:
      '2026-10-13 10:00 @p0@example.org nps 9 (On a scale of 0-10, how likely are you to recommend us?), ces 5 of 1-5 (How easy was it to place your order? [Website]), ces 4 of 1-5 (How easy was it to place your order? [Phone]) "Great service" (Any other feedback?)',
  },
  'gforms-es.csv': {
    layout: 'Google Forms',
    figures: ['nps 25 (8)'],
    first:
      '2026-10-13 10:02 nps 9 (¿Qué probabilidad hay de que nos recomiendes a un amigo?) "Muy buen servicio 0" (¿Por qué?)',
  },
  'gorgias.csv': {
    asks: ['metric: csat 1-5 | nps 0-10 | leave-out'],
    figures: ['csat 62.5 (8)'],
    first:
      '2026-10-13 10:00 #0 @a0@x.org csat 5 (Survey score) "Great service" Assigned agent=Bob Channel=email',
  },
  'gplay.csv': {
    layout: 'Google Play',
    figures: ['csat 62.5 (8)'],
    first: '2026-10-13 12:00 csat 5 App Version Name=1.2 Reviewer Language=fr Device=starlte',
  },
  'hubspot.csv': {
    figures: ['nps 25 (8)'],
    first: '2026-10-13 10:00 #0 @C0 nps 9 "Great service" Survey name=NPS Q3 Company=Acme',
  },
  'intercom.csv': {
    figures: ['csat 50 (8)'],
    first: '2026-10-13 12:00 #0 csat 5 "Great service" Channel=Chat names: Bob Roux',
  },
  'latin9.csv': {
    figures: ['nps 25 (8)'],
    first: '2026-10-13 nps 9 "Cœur à l\'ouvrage 10 € trop cher"',
  },
  'likert-agree-csat.csv': {
    figures: ['csat 62.5 (8)'],
    first: '2026-10-13 csat 5 (Je suis satisfait du service) "Service au top" (Vos remarques)',
  },
  'lime-A.csv': {
    layout: 'LimeSurvey',
    asks: ['values: typed | leave-out', 'values: typed | leave-out'],
    figures: ['nps 25 (8)'],
    first:
      '2026-10-13 10:00 #1 nps 9 (Recommanderiez-vous nos services à vos proches ? (0 à 10)) "Service au top" (Que pouvons-nous améliorer ?) Langue de départ=fr',
  },
  'lime-codes.csv': {
    layout: 'LimeSurvey',
    figures: ['nps 42.9 (7)'],
    first: '2026-10-13 10:00 #1 nps 9 "Service au top" startlanguage=fr',
    rows: 7,
    dropped: 1,
  },
  'long-en.csv': {
    figures: ['nps 25 (8)', 'csat 62.5 (8)'],
    first:
      '2026-10-13 #R0 nps 9 (How likely are you to recommend us?), csat 5 (How satisfied are you with the price?) "Great service" (Why?)',
  },
  'long-fr.csv': {
    figures: ['nps 25 (8)'],
    first:
      '2026-10-13 #R0 nps 9 (Recommanderiez-vous notre marque ?) "Service au top" (Qu’est-ce qui vous a plu ?)',
  },
  'minus99.csv': {
    figures: ['nps 28.6 (7)', 'csat 71.4 (7)'],
    first: '2026-10-13 csat 5, nps 9 "Great service"',
  },
  'msforms-fr.csv': {
    layout: 'Microsoft Forms',
    figures: ['nps 25 (8)'],
    first:
      '2026-10-13 09:10 #1 nps 9 (Dans quelle mesure recommanderiez-vous nos services ?) "Service au top"',
  },
  'msforms.csv': {
    layout: 'Microsoft Forms',
    figures: ['nps 25 (8)'],
    first:
      '2026-10-13 09:10 #1 nps 9 (How likely are you to recommend us to a colleague?) "Great service" (What can we improve?)',
  },
  'note-0-a-10.csv': {
    asks: ['metric: nps 0-10 | csat 0-10 | leave-out'],
    figures: ['nps 25 (8)'],
    first: '2026-10-13 nps 9 (Note de 0 à 10) "Service au top"',
  },
  'nps-group-only.csv': {
    figures: ['nps 25 (8)'],
    first: '2026-10-13 nps 9 (NPS category) "Great service"',
  },
  'percent-comma.csv': {
    figures: ['csat 50 (8)'],
    first: '2026-10-13 csat 87.5 of 0-100 "Service au top"',
  },
  'qualtrics.csv': {
    layout: 'Qualtrics',
    figures: ['nps 0 (6)', 'csat 50 (6)'],
    first:
      '2026-10-15 17:05 #R_2 nps 3 (How likely are you to recommend us?), csat 2 (Overall, how satisfied are you with the visit?) "Too slow, sorry" (Tell us more) User Language=EN names: Roux',
    rows: 6,
    dropped: 2,
  },
  'rating-text.csv': {
    figures: ['csat 62.5 (8)'],
    first: '2026-10-13 csat 5 "Great service"',
  },
  'reverse-de.csv': {
    asks: ['scale: csat 6-1 | csat 1-6 | leave-out'],
    figures: ['csat 62.5 (8)'],
    first: '2026-10-13 csat 6 of 1-6 (Zufriedenheit (1 sehr gut - 6 ungenügend)) "Text hier 0"',
  },
  'reverse.csv': {
    asks: ['scale: csat 5-1 | csat 1-5 | leave-out'],
    figures: ['csat 62.5 (8)'],
    first:
      '2026-10-13 csat 5 (Satisfaction (1 = très satisfait, 5 = pas du tout satisfait)) "Service au top"',
  },
  'salesforce.csv': {
    figures: ['csat 62.5 (8)'],
    first:
      '2026-10-14 11:00 #0000 csat 5 "Great service" (CSAT Comments) Account Name=Globex names: Ana Lima',
  },
  'satisfaction-peu.csv': {
    figures: ['csat 62.5 (8)'],
    first: '2026-10-13 csat 5 "Service au top"',
  },
  'surveymonkey-grille.csv': {
    layout: 'SurveyMonkey',
    figures: ['csat 75 (8)', 'csat 62.5 (8)', 'csat 62.5 (8)'],
    first:
      '2026-10-13 10:09 #110 csat 4 of 1-4 (Quelle est votre satisfaction concernant : – L’accueil), csat 5 (Quelle est votre satisfaction concernant : – Le délai), csat 4 (Quelle est votre satisfaction concernant : – Le prix) "Service au top" (Avez-vous d’autres commentaires ?)',
  },
  'surveymonkey-nps-group.csv': {
    layout: 'SurveyMonkey',
    figures: ['nps 25 (8)', 'csat 62.5 (8)'],
    first:
      '2026-10-13 13:05 #11800000 @a0@example.org nps 9 (How likely is it that you would recommend this company to a friend or colleague? – NPS), csat 5 (Overall, how satisfied are you?) "Great service" (What could we do better?) Custom Data 1=VIP names: Ana, Lima',
  },
  'survicate.csv': {
    asks: ['metric: nps 0-10 | csat 1-10 | leave-out'],
    figures: ['nps 25 (8)'],
    first: '2026-10-13 nps 9 (A1) "Great service" (A2)',
  },
  'trustpilot.csv': {
    layout: 'Trustpilot',
    figures: ['csat 62.5 (8)'],
    first:
      '2026-10-13 12:00 #64a0 @u0 csat 5 "Title 0" (Review Title) "Great service" Domain URL=acme.com Webshop Name=Acme names: Ana L.',
  },
  'turned-worst-first.csv': {
    asks: ['scale: csat 5-1 | csat 1-5 | leave-out'],
    figures: ['csat 25 (8)'],
    first: '2026-10-13 csat 1 (How satisfied are you? (5 = not at all, 1 = very)) "Great service"',
  },
  'typeform.csv': {
    layout: 'Typeform',
    figures: ['nps 14.3 (7)', 'csat 57.1 (7)'],
    first:
      '2026-10-13 10:01 #x1abc @z1@example.org nps 10 (How likely are you to recommend *Acme* to a friend?), csat 8 of 1-10 (How would you rate our support?) "Fast delivery" (What is the main reason for your score?)',
    rows: 7,
    dropped: 1,
  },
  'zendesk-new.csv': {
    figures: ['csat 62.5 (8)'],
    first:
      '2026-10-13 12:00 #S0 csat 5 (Survey response rating) "Great service" (Survey response open-ended comment) names: Bob Roux',
  },
  'zendesk.csv': {
    layout: 'Zendesk',
    figures: ['csat 66.7 (6)'],
    first: '2026-10-01 10:00 #100 csat 1 of 0-1 Group=Support names: Ana Lima, Bob Roux',
    rows: 6,
    dropped: 2,
  },
};

describe('an export', () => {
  it('of this folder has its right outcome written here', () => {
    const folder = fileURLToPath(new URL('../../fixtures/exports/', import.meta.url));
    expect(
      readdirSync(folder)
        .filter((name) => name !== 'README.md')
        .sort(),
    ).toEqual(Object.keys(RIGHT).sort());
  });

  it.each(Object.entries(RIGHT))('%s is understood as its tool meant it', async (file, right) => {
    const { guess, figures, lines, rejects, dropped } = await asStored(file, [], 'exports');
    const asks = guess.doubts
      .filter(({ isAsked }) => isAsked)
      .map(({ code, answers }) => `${code}: ${answers.map(({ is }) => is).join(' | ')}`);
    expect({
      layout: guess.layout ?? undefined,
      asks,
      figures,
      first: lines[0],
      rows: lines.length,
      dropped,
      rejects,
    }).toEqual({
      layout: right.layout,
      asks: right.asks ?? [],
      figures: right.figures,
      first: right.first,
      rows: right.rows ?? 8,
      dropped: right.dropped ?? 0,
      rejects: [],
    });
  });
});

describe('docs/importing.md', () => {
  const text = readFileSync(fileURLToPath(new URL('../../../docs/importing.md', import.meta.url)), 'utf8');
  const sections = new Map(
    text
      .split(/^### /m)
      .slice(1)
      .map((section) => {
        const [name = '', ...lines] =
          section
            .split(/\n(?=## )/)[0]
            ?.trim()
            .split('\n') ?? [];
        return [name, lines.filter((line) => line.trim() !== '')] as const;
      }),
  );

  it.each([...layoutNames, 'One line for each question'])(
    'says of %s how its export is had and what comes of it',
    (name) => {
      const lines = sections.get(name) ?? [];
      expect(lines.length).toBeGreaterThanOrEqual(5);
      expect(lines.length).toBeLessThanOrEqual(12);
      expect(lines[0]).toMatch(/›|asks|Any export/);
      const [, sample = ''] = /`([\w-]+\.csv)`/.exec(lines.join('\n')) ?? [];
      const right = RIGHT[sample];
      expect(lines).toContain(right?.first);
      if (name !== 'One line for each question') expect(right?.layout).toBe(name);
    },
  );
});
