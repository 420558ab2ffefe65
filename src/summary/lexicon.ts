// The few words that a sentence may have of its own: those that only join others, and those that say who speaks. All else must be a customer's.
// Folded, as terms/fold.ts folds. What is done with them is check.ts.
import type { Locale } from '../i18n/locale.ts';

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

type ByLocale = Readonly<Record<Locale, ReadonlySet<string>>>;

/** Grammar: no subject, no time, no degree, no quantity. */
export const FREE: ByLocale = {
  fr: words(`
    le la les l un une des du de d a au aux en dans sur chez par pour avec et ou que qu qui dont ce cet cette ces c il ils elle elles on s se
    leur leurs son sa ses y ne n est sont ete etait etaient etre ont avait avaient avoir eu
  `),
  en: words(`
    the a an of to in on at by for from with and or that which who this these those it its they them their he she his her is are was were
    be been being has have had do does did as there
  `),
};

/** Who speaks, and that they do. */
export const SPEAKING: ByLocale = {
  fr: words(`
    client clients cliente clientes commentaire commentaires dit disent parle parlent raconte racontent signale signalent evoque evoquent
    ecrit ecrivent explique expliquent plusieurs autre autres certains certaines
  `),
  en: words(`
    customer customers comment comments say says said tell tells told mention mentions mentioned report reports reported describe describes
    write writes wrote speak speaks talk talks about several some other others
  `),
};

/** They claim that more than one customer speaks. */
export const SEVERAL: ByLocale = {
  fr: words(
    'clients clientes commentaires plusieurs autres certains certaines disent parlent racontent signalent evoquent ecrivent expliquent',
  ),
  en: words('customers comments several some others say tell mention report describe write speak talk'),
};

/** They turn a sentence into its contrary; « ne » does so beside others. */
export const NEGATIONS: ByLocale = {
  fr: words('ne n pas jamais aucun aucune aucuns aucunes rien sans ni non nul nulle personne guere'),
  en: words('not no never none nothing nobody without neither nor hardly cannot'),
};

/** Number words above one, each by its value; what is made of several of them is refused. */
export const NUMBER_WORDS: Readonly<Record<Locale, ReadonlyMap<string, number>>> = {
  fr: new Map(
    Object.entries({
      ...{
        zero: 0,
        deux: 2,
        trois: 3,
        quatre: 4,
        cinq: 5,
        six: 6,
        sept: 7,
        huit: 8,
        neuf: 9,
        dix: 10,
        onze: 11,
      },
      ...{ douze: 12, treize: 13, quatorze: 14, quinze: 15, seize: 16, vingt: 20, vingts: 20, trente: 30 },
      ...{ quarante: 40, cinquante: 50, soixante: 60, septante: 70, huitante: 80, octante: 80, nonante: 90 },
      ...{ cent: 100, cents: 100, mille: 1000, million: 1e6, millions: 1e6, milliard: 1e9, milliards: 1e9 },
    }),
  ),
  en: new Map(
    Object.entries({
      ...{
        zero: 0,
        one: 1,
        two: 2,
        three: 3,
        four: 4,
        five: 5,
        six: 6,
        seven: 7,
        eight: 8,
        nine: 9,
        ten: 10,
      },
      ...{ eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17 },
      ...{ eighteen: 18, nineteen: 19, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70 },
      ...{ eighty: 80, ninety: 90, hundred: 100, hundreds: 100, thousand: 1000, thousands: 1000 },
      ...{ million: 1e6, millions: 1e6, billion: 1e9, billions: 1e9 },
    }),
  ),
};

/** How much or how many, which nobody computed: never in a sentence's own words, whoever wrote them. */
export const QUANTITIES: ByLocale = {
  fr: words(`
    tous toutes tout toute majorite minorite plupart moitie tiers quart double triple dizaine dizaines douzaine douzaines vingtaine trentaine
    quarantaine cinquantaine centaine centaines millier milliers pourcent pourcents nombreux nombreuses beaucoup peu quelques chaque chacun
    maints premier premiere deuxieme troisieme
  `),
  en: words(`
    all every each most majority minority half third quarter double triple twice thrice dozen dozens percent many few much lots plenty
    everyone everybody first second
  `),
};
