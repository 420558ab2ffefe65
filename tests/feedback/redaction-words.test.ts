// Where the words around a number or a name decide what it is, in other orders and other words than its shape's usual ones.
import { describe, expect, test } from 'vitest';
import { redact } from '../../src/feedback/redaction.ts';

const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim().replaceAll('⏎', '\n'));
const of = (text: string, country: string) => redact(text, { country }).text;

/** In braces stands what goes. */
function goes(kind: RegExp, country: string, marked: string): void {
  const whole = marked.replace(/[{}]/g, '');
  const parts = of(whole, country).split(kind);
  expect(parts, whole).toEqual(marked.split(/\{[^}]*\}/));
}
const stays = (text: string) => expect([of(text, 'GB'), of(text, 'FR')]).toEqual([text, text]);

describe('a national number', () => {
  test.each(
    lines(`
      the tax code of my Italian wife, {RSSLCU91C09A662S}, is refused
      the tax code on my file should be {RSSLCU91C09A662S}
      You asked for my BSN. Here it is: {133474586}
      My BSN? {133474586}
      {133474586} is the BSN on my payslip
      my Dutch citizen number is {133474586}, the field called BSN
      my BSN is wrong on your rental contract, right one is {133474586}
      Right one is {Y2237267W}, not what stands on the contract
      the rental contract says {Y2237267W} and that is my neighbour
      {NORTH907121PB9RT}
      His licence came as {HOLLO003116J99KA}, you say
      my driving licence {MORGA 657054 SM9IJ} please
      PESEL {44051401359}
      my Polish number is {44051401359} (PESEL)
      CPF {123.456.789-09}
      my social is {536228726}
      the last letter shows my whole social security number: {536228726}
      numéro de registre national de ma fille {85073003328}
      mon n° de sécu sur la carte est faux, le bon : {1 89 06 62 035 144 92}
      mon numéro de sécu est le {2 84 05 75 116 042 18}
      mon code fiscal italien {RSSLCU91C09A662S}
    `),
  )('goes where a word before it or after it names it: “%s”', (marked) => {
    goes(/\[(?:identity|identité)\]/, 'GB', marked);
  });

  test.each(
    lines(`
      order 123456782, BSN field missing
      dossier 123456782 : on me demande mon numéro de sécu
      customer 291847365 has no answer about BSN
      social media post 536228726
      the SSN page is broken, invoice no. 536228726
      tax code 1257L is wrong
      SIRET 732 829 320 00074 et carte d'identité du gérant
      article 53412876 sur le permis
    `),
  )('is not seen in “%s”', stays);
});

describe('the number of a paper', () => {
  test.each(
    lines(`
      here is the passport, Polish, {ED 4820163}. Why
      {ED 4820163} is my passport
      {ED 4820163} (passport)
      The passport I travel on is British, {538204917}, and it expires in May
      You wanted my passport? It is {ED 4820163}.
      passport: {538-204-917}
      mon passeport, celui délivré à Lyon, porte le {19FK40827}
      {19FK40827}, c'est le numéro de mon passeport
      j'ai donné mon permis ({12AB34567}) hier
      mon titre de séjour, numéro {9924081753}, est valable
      Ma carte de séjour porte le numéro {9924081753}
      récépissé n° {7503123456}
      a noté ma carte d'identité {X4RTBPFW4} hier
      ma CNI, la nouvelle, {D2H6862M2}
      carte d identite {880692310285}
      CNI {880692310285}
      my Irish PPS number {1234567TW} was asked twice
      my Aadhaar {2345 6789 1234} is on the form
      personnummer {811218-9876}
      my Danish CPR number {070761-4285}
      mon NAS est {046 454 286}
      my SIN is {046 454 286}
      tax file number {123 456 782}
      numéro fiscal {30 23 217 600 053}
      my medicare card {1EG4-TE5-MK73}
      my license is {D1234567} from California
      Personalausweis {L01X00T47}
      carta d'identità {CA00000AA}
      my residence permit {RF1234567}
      green card {A123456789}
    `),
  )('goes where the paper is named in its sentence: “%s”', (marked) => {
    goes(/\[(?:identity|identité)\]/, 'FR', marked);
  });

  test.each(
    lines(`
      My passport was refused, booking 48213567
      carte d'identité demandée pour le colis 8V12345678
      j'ai montré mon passeport pour le vol AF1234567
      passport photos, 4821 copies, 12 pages
      permis de construire PC 075 123 24 00045
      Windows licence 48213567
      my passport application took 12 weeks, ref 12345678
      passport valid 2019-2029
      passeport 10 ans, 96 euros
      commande 48213567, j'ai donné mon passeport
      driving licence test was booked for 14/05/2026 10:30
      passport wallet SKU 0071-5522
      Passport control took 45 minutes, gate B12, flight BA 2490
      I gave my passport and room 482136
      titre de transport 482156789 refusé, carte d'identité montrée
      my licence has 3 points since 20260101
      pass COVID19 exigé avec le passeport COVID19
    `),
  )('is not seen in “%s”', stays);
});

describe('a plate', () => {
  test.each(
    lines(`
      My rental had Florida plates, tag {QKV B27}, and you billed
      my old car. I sold {XIZ 4821} two years ago
      I sold {XIZ 4821} in Newry. It was my old car
      {JIL 5678} is my van
      the moped, {AZ 1234}, was clamped
      The van's plate reads {QKV B27}
      Illinois plate number: {AB 12345}, toll twice
      la plaque de ma voiture est le {QKV B27}
      {QKV B27} is my plate, you billed the other car
      licence plate ({QKV B27})
      our caravan {GH-482-K} was refused
      {P482 KLT} is my car
      Irish reg {191-D-4821}
      the Irish rental, {191-D-4821}, smelled
      ma voiture est immatriculée au Luxembourg, {LX 4821}
      une voiture de société luxembourgeoise {KR 4821} et la borne ne reconnaît pas la plaque
      I have a cherished number, {R47 DMH}, on the Volvo
    `),
  )('goes where the words call it one or speak of a vehicle: “%s”', (marked) => {
    goes(/\[(?:plate|plaque)\]/, 'GB', marked);
  });

  test.each(
    lines(`
      number plate bulb W5W 12V blew on my car
      the car's price tag said AB 123
      plaque de cuisson XR 750B livrée par le livreur
      parked in zone AZ 12 for an hour
      engine code XIZ 4821
      the driver brought 12 plates, set KX 4521
      order KX19 and my car is fine
      my Peugeot 3008 GT 130 rental
      BMW 320 D rental
      the van came at 10 AM 24 hours late
      La cartouche HP 305 XL n'est pas celle que votre moteur de recherche disait
      imprimante HP 305 XL, le livreur l'a cassée
    `),
  )('is not seen in “%s”', stays);
});

describe('a number that only companies have', () => {
  test.each(
    lines(`
      ring us back on {0800 496 0152}, room 31
      please call my husband at work on {0800 111 4567}
      you can reach us at the hotel, on {0800 496 0152}
      my office number is {0800 496 0152}
      merci de me rappeler ce soir au {0 800 740 112}
      vous pouvez joindre ma femme au {0800 740 112}
      appelez plutôt mon mari au {0 800 740 112}
      notre numéro au camping est le {0 800 740 112}
    `),
  )('goes where somebody asks to be reached there: “%s”', (marked) => {
    goes(/\[(?:phone|téléphone)\]/, 'FR', marked);
  });

  test.each(
    lines(`
      Le 0892 70 12 39 à 0,80 la minute
      le 08 92 70 12 39 sonne
      votre 0892701239 surtaxé
      vous m'avez dit d'appeler au 0892 70 12 39
      il faut appeler le 0 806 000 124
      I called 0871 234 5678 and paid 13p a minute
      your 0345 600 1234 line is dead
      they told me to call them on 0800 123 4567
    `),
  )('stays otherwise: “%s”', stays);

  test.each(
    lines(`
      IE Freephone 1800 932 471 answered in a minute
      IE LoCall 1890 123 456 rings out
      IE +353 1800 932471 never answers
      CH Essayé le 0848 400 112 toute la matinée
      BE Le 0900 10 20 30 coûte 1 euro la minute
      BE le 078 15 12 34 sonne dans le vide
      LU Hotline 8002 4455 très efficace
      DE 0180 5 123456 ist immer besetzt
      ES el 900 123 456 comunica siempre
      IT il 800 123 456 non risponde
      NL 0900 123 4567 nooit bereikbaar
      GB our German hotline: 030 1234567
      FR appelez le 00 800 1234 5678
    `).map((line) => [line.slice(0, 2), line.slice(3)] as const),
  )('of %s stays: “%s”', (country, text) => {
    expect(of(text, country)).toBe(text);
  });

  test('is a town’s elsewhere', () => {
    expect(of('Telefon 0345 600 1234', 'DE')).toBe('Telefon [phone]');
  });
});

describe('a phone number', () => {
  test.each(
    lines(`
      GB number should be {0 7 5 3 4 9 1 8 2 0 6} can u check
      GB {0 0 4 4 7 5 3 4 9 1 8 2 0 6} is mine
      GB phone number is {O7960 4I8 337}, keyboard broken
      FR appelez {06 I2 34 56 7O} svp
      GB my number {+44 79OO 123 456}
      LU numéro allemand : {0151 2378 4416}
      CH {0478 15 12 34} (numéro belge)
      GB my Spanish mobile {612 345 678}
      CH rappelez-moi au {0800 12 34 56}
    `).map((line) => [line.slice(0, 2), line.slice(3)] as const),
  )('of %s goes mistyped, one by one or of a country named beside it: “%s”', (country, marked) => {
    goes(/\[(?:phone|téléphone)\]/, country, marked);
  });

  test.each(
    lines(`
      The sample says IE14 BOFI 9000 0112 3456 78 and my mother copied it
      iban ie14bofi90000112345678
      BE68 5390 0754 7035 is the sample
      IT60 X054 2811 1010 0000 0123 457 on your form
      10l 20l 30l 40l 50l
      notes 4 5 3 2 5 4 3 5 5 2 sur 5
    `),
  )('is not seen in “%s”', stays);
});

describe('a link', () => {
  test.each(
    lines(`
      thank him: {https://venmo.com/u/kaylee-rostova}, he deserves it
      {https://paypal.me/sabinehermans77}.
      {paypal.com/paypalme/luc/25EUR} ok
      {https://cash.app/$JohnDoe1} thanks
      {gofund.me/abc123de} please
      {https://linktr.ee/marie.dpt}
    `),
  )('to where a person is paid or shown goes: “%s”', (marked) => {
    goes(/\[(?:link|lien)\]/, 'GB', marked);
  });

  test('to anything else stays', () => stays('see gov.uk/renew and bbc.co.uk/news'));
});

describe('an e-mail address', () => {
  test.each(
    lines(`
      son adresse {kevine.renard@gmailcom} je crois
      {kevine@gmail com} please
      écrire à {oceane tiret baud 2001 at outlook point fr}. pas au bureau
      mon mail : {luc 75 arobase free point fr}
    `),
  )('goes without its dot or spelled: “%s”', (marked) => {
    goes(/\[e-mail\]/, 'FR', marked);
  });
});

describe('an address', () => {
  test.each(
    lines(`
      IE Correct address: {9 Ballyroan Crescent, Rathfarnham, Dublin 16}. I have rung
      IE live at {4 Main Street, Naas, Co. Kildare, W91 X2Y3} thanks
      GB starting at {17 Alma Terrace}. The even numbers
      GB at {17 Alma Terrace, York}⏎The even numbers
      GB place is {210 gorgie rd, flat 6, edinburgh eh11 2ny} can u
      FR {61 boulevard Gambetta, bât. C, 38000 Grenoble}⏎Le coursier
      FR {61 boulevard Gambetta, 38000 Grenoble} Merci de
      FR au {3 pl. de la république 44600 st nazaire} au lieu
      FR {5 rue victor hugo 92130 issy les moulineaux} svp
      CH au {19 quai du Mont-Blanc, Genève}, ma femme
      FR au {19 rue Haute à Lyon 3e}, on
      FR au {19 rue Haute}, Marie a dit
      BE {Rue de la Loi 16, 1000 Bruxelles}⏎Le coursier
    `).map((line) => [line.slice(0, 2), line.slice(3)] as const),
  )('of %s goes to its town and no further: “%s”', (country, marked) => {
    goes(/\[(?:address|adresse)\]/, country, marked);
  });

  test.each(
    lines(`
      elle habite {2 allee des tilleuls 87000 limoges}, sonnez
      {2 allee des tilleuls limoges 87000}
      livrer au {14 residence les pins 33600 pessac}
      {4 place de la republique, paris 75003}
      {8 imp du lavoir (21200)} beaune
      {5 rue du 8 mai 1945 38000 grenoble}
      {7 montee de la grande cote 69001 lyon}
      {lieu dit le bourg 24290 montignac}
      au {3 allee Victor Hugo, 87000 Limoges}
    `),
  )('goes without accents, commas and capitals: “%s”', (marked) => {
    goes(/\[(?:address|adresse)\]/, 'FR', marked);
  });

  test.each(
    lines(`
      12 rue barree, 12000 euros de travaux
      3 allees et venues 15000 km
      2 cours de yoga annules 25000 abonnes partis
      12 place disponibles sur 45000
    `),
  )('is not seen in “%s”', stays);
});

describe('a given name that is an everyday word', () => {
  test.each([
    ['Frank', 'The frank advice saved us. {Frank} here'],
    ['Robin', 'the robin sang. I’m {robin}, your customer'],
    ['Colin', 'le colin était frais. Cordialement, {colin}'],
    ['Constance', 'avec constance. {Constance} attend'],
  ])('“%s” goes with a capital or signed: “%s”', (name, marked) => {
    const whole = marked.replace(/[{}]/g, '');
    const { text } = redact(whole, { country: 'GB', names: [name] });
    expect(text.split(/\[(?:name|nom)\]/)).toEqual(marked.split(/\{[^}]*\}/));
  });
});

describe('a name', () => {
  test.each(
    lines(`
      Hiya, no confirmation. Thanks, {Bronwen}
      Ring now. Regards, {Margaret Oyelaran} The service in spring was done by a lad
      cordialement, {Tugdual Kerbrat} PS le colis est ouvert
      Très cordialement, {Yewande Adichie}. Je reste joignable
      Refund the 6.80.⏎Many thanks⏎{Terence Obafemi}
      Bonne journée,⏎{Yewande Adichie}
      En vous remerciant,⏎{Tugdual Le Bihan}
      Kind regards⏎{Yewande Adichie}⏎Flat 4
      All the best, {Oluwaseun Ade}
      Looking forward to hearing from you, {Zdenka}
      Hi, name's {Jolene Whitcomb}, bought the slow cooker
      Name: {Jolene Whitcomb}, order late
      Nom : {Obafemi}, toujours rien
    `),
  )('goes after a closing or an opening of its own: “%s”', (marked) => {
    goes(/\[(?:name|nom)\]/, 'FR', marked);
  });

  test.each(
    lines(`
      Thanks, Amazon
      Thanks, Royal Mail
      Merci, Leroy Merlin
      Merci, Orange.
      Cheers, guys
      Bonne journée, L'équipe
      Which is best, Android
      Thanks, I will wait. The box was fine
      Thank you, The staff was great
      Cordialement, Le service client n'a rien fait
      Thanks, DPD lost it
    `),
  )('is not seen in “%s”', stays);
});
