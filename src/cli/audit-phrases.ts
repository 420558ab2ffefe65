// What `portevoix audit` says.
import { fr, phrases } from '../i18n/phrases.ts';

export const sayAudit = phrases({
  en: {
    badVerb: 'Say “audit”, for the list, or “audit verify”.',
    sinceAlone: '--since belongs to the list; “audit verify” always looks at everything.',
    expectAlone: '--expect belongs to “audit verify”.',
    notADay: (given: string) => `“${given}” is not a day that exists; write it as YYYY-MM-DD.`,
    badHead: '--expect takes what “audit verify” printed: a number, a colon and 64 characters.',
    none: 'Nothing was noted then.',
    keep: 'Keep this line where nobody who may write to the database may; “audit verify --expect LINE” then also tells an end that was cut off.',
  },
  fr: {
    badVerb: 'Écrivez « audit », pour la liste, ou « audit verify ».',
    sinceAlone: '--since va avec la liste ; « audit verify » regarde toujours tout.',
    expectAlone: '--expect va avec « audit verify ».',
    notADay: (given) => fr`« ${given} » n’est pas un jour qui existe ; écrivez-le AAAA-MM-JJ.`,
    badHead: '--expect attend ce que « audit verify » a affiché : un numéro, deux-points et 64 caractères.',
    none: 'Rien n’a été noté alors.',
    keep: 'Gardez cette ligne là où personne qui peut écrire dans la base n’a accès ; « audit verify --expect LIGNE » dira alors aussi si la fin a été coupée.',
  },
});
