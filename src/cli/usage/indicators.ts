// What `portevoix indicators --help` prints.
import { typeset } from '../../i18n/phrases.ts';

export const indicatorsUsage = {
  en: `portevoix indicators [--json] [--from DAY] [--to DAY] [filters]

NPS, CSAT and CES 2.0 of a period, each with its 95% interval and its change since the period just before, which is as
many days long. Without dates: the last 7 full days.

  --from DAY, --to DAY    YYYY-MM-DD in the company's time zone, both days included
  --source NAME           only this source (repeat for several)
  --metric METRIC         only nps, csat or ces (repeat for several)
  --touchpoint NAME       only this touchpoint (repeat for several)
  --segment NAME=VALUE    only this group (repeat for several: of one name any of the values, several names all have to fit)
  --heat hot|cold         only answers given just after an interaction, or to a relationship survey
  --mixed                 hot and cold answers counted as one; otherwise each for itself
  --mood MOOD             only happy (NPS 9-10, CSAT 4-5, CES 5-7), neutral or unhappy customers (NPS 0-6, CSAT 1-2, CES 1-3):
                          how many there are, no value
  --by WHAT               each group by itself, all tested together: touchpoint, source, heat, question, or a key of the segments
  --by week|month|quarter  each period by itself, with response rate and customers lost; without --from the last twelve
  --json                  one JSON array on standard output, and nothing else

Each element of the array: { metric, value, n, low, high, margin, previous, change, changeWithin, significant, direction }.
  nps   in points, -100 to 100
  csat  a share from 0 to 1 (0.86 is 86%): answers 4 and 5 of 5
  ces   the mean, 1 to 7, 7 is best
"low" and "high" bound the interval, "margin" is half its width. With fewer than 5 answers value, low, high and margin
are null and "reason" is "not-enough-answers"; previous, change and direction are null where there is nothing to compare.
With --mood there is only "n", and "reason" is "chosen-by-score".
"direction" is "rise" or "fall" where the change passes the test, all of them tested together (Benjamini-Hochberg, q = 0.05); "stable"
where the 90% interval of the change, "changeWithin", lies within 5 points of NPS, 3 points of a share, 0.2 of a mean: shown to be too
small to matter; else "unclear".
Where answers rate a metric in several questions, the first of each answer counts; --by question tells each for itself.
"heat" is there where hot and cold answers both came, and --mixed did not ask for them together.
With --by each element also has "group" (null: none was given), and "reason" may be "kept-back": its value would let that of a group
under 5 answers be worked out. At most 50 groups are told apart, those with most answers.

--by week, month or quarter prints a table; with --json each element is a period: { from, to, whole, indicators: [{ metric, heat, value,
n, low, high, margin }], responses: [{ heat, value, low, high, hits, n }], churn: { value, low, high, hits, n } | null }. Answers count by
the day they were given. "whole" is false where the days asked for, or those that are over, end within the period. Customers lost are of its
whole months, each customer counted in each month. Weeks begin on Monday. Changes between periods are not tested here.`,

  fr: typeset(`portevoix indicators [--json] [--from JOUR] [--to JOUR] [filtres]

NPS, CSAT et CES 2.0 d’une période, chacun avec son intervalle à 95 % et son écart avec la période juste avant, de même durée. Sans dates :
les 7 derniers jours entiers.

  --from JOUR, --to JOUR  AAAA-MM-JJ dans le fuseau de l’entreprise, les deux jours compris
  --source NOM            cette source seulement (à répéter pour plusieurs)
  --metric MESURE         nps, csat ou ces seulement (à répéter pour plusieurs)
  --touchpoint NOM        cette étape seulement (à répéter pour plusieurs)
  --segment NOM=VALEUR    ce groupe seulement (à répéter pour plusieurs : d’un même nom l’une des valeurs, plusieurs noms tous à la fois)
  --heat hot|cold         seulement à chaud (juste après un contact) ou à froid (enquête relationnelle)
  --mixed                 à chaud et à froid comptés ensemble ; sinon chacun à part
  --mood HUMEUR           seulement les clients contents (happy : NPS 9-10, CSAT 4-5, CES 5-7), neutres (neutral) ou mécontents (unhappy :
                          NPS 0-6, CSAT 1-2, CES 1-3) : leur nombre, sans valeur
  --by QUOI               chaque groupe à part, tous testés ensemble : touchpoint, source, heat, question ou une clé de segment
  --by week|month|quarter  chaque semaine, mois ou trimestre à part, avec taux de réponse et clients perdus ; sans --from, les douze derniers
  --json                  un tableau JSON sur la sortie standard, et rien d’autre

Chaque élément du tableau : { metric, value, n, low, high, margin, previous, change, changeWithin, significant, direction }.
  nps   en points, de -100 à 100
  csat  une part de 0 à 1 (0.86 vaut 86 %) : réponses 4 et 5 sur 5
  ces   la moyenne, de 1 à 7, 7 étant le mieux
« low » et « high » bornent l’intervalle, « margin » en est la moitié. Sous 5 réponses, value, low, high et margin valent null et « reason »
vaut « not-enough-answers » ; previous, change et direction valent null quand il n’y a rien à comparer.
Avec --mood il n’y a que « n », et « reason » vaut « chosen-by-score ».
« direction » vaut « rise » ou « fall » si l’écart passe le test, tous les écarts ensemble (Benjamini-Hochberg, q = 0,05) ; « stable » si
l’intervalle à 90 % de l’écart, « changeWithin », tient dans 5 points de NPS, 3 points d’une part, 0,2 d’une moyenne : il est établi que
l’écart est trop petit pour compter ; sinon « unclear ».
Si des réponses notent une mesure dans plusieurs questions, la première de chacune compte ; --by question donne chaque question à part.
« heat » est présent quand il y a des réponses à chaud et à froid, et que --mixed ne les a pas réunies.
Avec --by chaque élément a aussi « group » (null : aucun n’était donné), et « reason » peut valoir « kept-back » : sa valeur permettrait de
calculer celle d’un groupe de moins de 5 réponses. 50 groupes au plus sont distingués, ceux qui ont le plus de réponses.

--by week, month ou quarter affiche un tableau ; avec --json chaque élément est une période : { from, to, whole, indicators: [{ metric,
heat, value, n, low, high, margin }], responses: [{ heat, value, low, high, hits, n }], churn: { value, low, high, hits, n } | null }. Les
réponses comptent au jour où elles ont été données. « whole » vaut false si les jours demandés, ou les jours passés, finissent à l’intérieur
de la période. Les clients perdus sont ceux de ses mois entiers, chaque client compté chaque mois. Les semaines commencent le lundi. Les écarts
entre périodes ne sont pas testés ici.`),
};
