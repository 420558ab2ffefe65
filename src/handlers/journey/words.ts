// What stands around a map in the chat, in both languages. What the map says: journey/words.ts.
import { fr, phrases } from '../../i18n/phrases.ts';

export const sayMap = phrases({
  en: {
    hub: 'The journey',
    one: 'Look at one touchpoint',
    byName: (more: string) => `${more}: by name, such as /journey delivery`,
    time: 'Over which time',
    lane: 'Whose journey',
    whole: 'The whole journey',
    week: 'What they say this week',
    trend: 'Trend',
    act: 'Make it an action',
    acts: 'Actions there',
    visits: 'Visits there',
    picture: 'As a picture',
    file: 'journey',
    handed: (title: string, sentence: string) => `${title}. ${sentence}`,
    help: {
      command: '/journey',
      title: 'What /journey shows',
      lines: [
        ['', 'customers’ journey of the last 90 days, and what stands out'],
        ['delivery', 'one touchpoint: its figure, what is said, promised and done there'],
        ['28', 'the last 28 days; also 90 and 365'],
        ['employees', 'employees’ journey'],
      ],
    },
    line: '– the customers’ journey, touchpoint by touchpoint: what stands out, where nobody is asked, what is done about it.',
  },
  fr: {
    hub: 'Le parcours',
    one: 'Regarder une étape',
    byName: (more) => fr`${more} : par leur nom, par exemple /parcours livraison`,
    time: 'Sur quelle période',
    lane: 'Quel parcours',
    whole: 'Tout le parcours',
    week: 'Ce qu’ils en disent cette semaine',
    trend: 'Tendance',
    act: 'En faire une action',
    acts: 'Les actions ici',
    visits: 'Les visites ici',
    picture: 'En image',
    file: 'parcours',
    handed: (title, sentence) => `${title}. ${sentence}`,
    help: {
      command: '/parcours',
      title: 'Ce que montre /parcours',
      lines: [
        ['', 'le parcours des clients ces 90 derniers jours, et ce qui se détache'],
        ['livraison', 'une étape : son chiffre, ce qui s’y dit, s’y promet et s’y fait'],
        ['28', 'les 28 derniers jours ; ou 90, ou 365'],
        ['équipes', 'le parcours des collaborateurs'],
      ],
    },
    line: fr`– le parcours des clients, étape par étape : ce qui se détache, où personne n’est interrogé, ce qui est fait.`,
  },
});
