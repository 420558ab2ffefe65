// An export with several questions for each response, the same on every run: what the richer model is measured by.
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

const HEADERS = [
  'N° réponse',
  'Date de réponse',
  'Recommanderiez-vous nos services à un proche ? (0-10)',
  'NPS : quelle est la raison principale de votre note ?',
  'Satisfaction : la livraison (1-5)',
  'Satisfaction : le service client (1-5)',
  'Effort : il a été facile de régler mon problème (1-7)',
  'Commentaire : que pourrions-nous améliorer ?',
  'Client',
  'Parcours',
  'Région',
];

const reasons = [
  'Livraison très rapide, merci à l’équipe',
  'Le colis est arrivé ouvert mais rien ne manquait',
  'J’attends toujours ma commande 48213567',
  'Il m’a répondu "on verra" et puis plus rien',
  'Rappelez-moi au 06 12 34 56 78 svp',
  'Prix à 19,90 € au lieu de 14,90 €',
  'Parfait du début à la fin',
];
const wishes = [
  'Prévenir d’un retard par SMS',
  'Répondre au téléphone',
  '',
  'Des cartons plus solides',
  'Écrire à client@exemple.fr',
  '',
];
const places = ['Achat', 'Livraison', 'Installation', 'Service client'];

/** Each response with an NPS, two CSAT, a CES and, most of them, two comments. UTF-8, commas. */
export async function writeSurveyCsv(path: string, rows: number): Promise<void> {
  const out = createWriteStream(path);
  out.write(`${HEADERS.map(quoted).join(',')}\n`);
  for (let i = 0; i < rows; i++) {
    const day = String(1 + (i % 28)).padStart(2, '0');
    const cells = [
      `R-${i}`,
      `2026-${String(1 + (i % 9)).padStart(2, '0')}-${day} ${String(i % 24).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}`,
      String((i * 7) % 11),
      `${reasons[i % reasons.length]} (${i % 97})`,
      String(1 + (i % 5)),
      String(1 + ((i * 3) % 5)),
      String(1 + (i % 7)),
      wishes[i % wishes.length] ?? '',
      `C-${i % 5000}`,
      places[i % places.length] ?? '',
      i % 2 === 0 ? 'Île-de-France' : 'Rhône-Alpes',
    ];
    out.write(`${cells.map(quoted).join(',')}\n`);
  }
  out.end();
  await finished(out);
}

function quoted(cell: string): string {
  return /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
