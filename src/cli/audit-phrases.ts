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
    whole: (entries: string) => ({
      one: `Whole: ${entries} entry, as it was written.`,
      other: `Whole: ${entries} entries, each as it was written.`,
    }),
    keep: 'Keep this line where nobody who may write to the database may; “audit verify --expect LINE” then also tells an end that was cut off.',
    faults: {
      changed: (number: number) => `Entry ${number} was changed: it is not what was written.`,
      removed: (number: number) => `Entry ${number} is missing: it was removed, and maybe others after it.`,
      'put-in': (number: number) => `Entry ${number} was put in: Porte-voix did not write it there.`,
      replaced: (number: number) =>
        `Entry ${number} is not the one that was followed: it was changed together with its hash, or others after it were removed.`,
      rewritten: (number: number) =>
        `Entry ${number} is not the one that you expect: it, or one before it, was written anew with all that follow.`,
    },
  },
  fr: {
    badVerb: 'Écrivez « audit », pour la liste, ou « audit verify ».',
    sinceAlone: '--since va avec la liste ; « audit verify » regarde toujours tout.',
    expectAlone: '--expect va avec « audit verify ».',
    notADay: (given) => fr`« ${given} » n’est pas un jour qui existe ; écrivez-le AAAA-MM-JJ.`,
    badHead: '--expect attend ce que « audit verify » a affiché : un numéro, deux-points et 64 caractères.',
    none: 'Rien n’a été noté alors.',
    whole: (entries) => ({
      one: fr`Intact : ${entries} entrée, telle qu’elle a été écrite.`,
      other: fr`Intact : ${entries} entrées, chacune telle qu’elle a été écrite.`,
    }),
    keep: 'Gardez cette ligne là où personne qui peut écrire dans la base n’a accès ; « audit verify --expect LIGNE » dira alors aussi si la fin a été coupée.',
    faults: {
      changed: (number) => fr`L’entrée ${number} a été modifiée : ce n’est pas ce qui a été écrit.`,
      removed: (number) =>
        fr`L’entrée ${number} manque : elle a été retirée, et peut-être d’autres après elle.`,
      'put-in': (number) => fr`L’entrée ${number} a été ajoutée : Porte-voix ne l’a pas écrite là.`,
      replaced: (number) =>
        fr`L’entrée ${number} n’est pas celle que suit la suivante : elle a été modifiée avec son empreinte, ou d’autres après elle ont été retirées.`,
      rewritten: (number) =>
        fr`L’entrée ${number} n’est pas celle que vous attendez : elle, ou une autre avant elle, a été réécrite avec toutes les suivantes.`,
    },
  },
});
