// Words that say nothing of a text's subject, in both languages at once: nobody tells us which one a title is in.

/**
 * Takes a folded word. As accents are folded, a few words with a meaning are lost to a namesake of the other language
 * ("thé", the goal "but"); the words around them remain.
 */
export function isStopWord(folded: string): boolean {
  return stopWords.has(folded);
}

const french = `
  a afin ai aie ainsi ait alors apres as assez au aucun aucune aupres auquel aura aurait auraient auront aussi autour autre autres aux
  auxquels avaient avais avait avant avec avez avoir avons ayant beaucoup bien bonjour car ce ceci cela celle celles celui cependant ces
  cet cette ceux chacun chacune chaque chez ci comme comment contre d dans de depuis derriere des desormais dessous dessus devrait
  devraient devrions doit doivent donc dont du durant elle elles en encore enfin ensuite entre environ es est et etaient etais etait
  etant ete etes etre eu eux faire fais fait faites faut faudrait font furent fut hors ici il ils j jamais je jusqu jusque l la laquelle le
  lequel les lesquels leur leurs lors lorsqu lorsque lui m ma mais malgre me meme memes merci mes mien moi moins mon n ne ni non nos notre nous
  nul on ont or ou par parce parfois parmi pas pendant peu peut peuvent plupart plus plusieurs plutot pour pourquoi pourrait pourraient
  pourrions pouvoir pres presqu presque puis puisqu puisque qu quand que quel quelle quelles quelqu quelque quelques quels qui quoi quoiqu quoique s sa sans se selon sera
  serait seraient seront ses seulement si sien soient sois soit sommes son sont souvent sous suis sur surtout t ta tant te tel telle
  telles tels tes toi ton toujours tous tout toute toutefois toutes tres trop tu un une vers voici voila vos votre vous vraiment y
`;

const english = `
  a about above after again all almost also although always am an and another any are aren around as at be because been before being
  below between both but by can cannot could couldn did didn do does doesn doing don done down during each either else even ever every
  few for from further get gets getting had hadn has hasn have haven having he hello her here hers him his how however i if in into is
  isn it its itself just less let ll many may me might more most much must my myself neither never no nor not now of off often on once
  one only or other others our ours ourselves out over own per please quite rather re really s same shall she should shouldn since so
  some such t than thank thanks that the their theirs them themselves then there therefore these they this those though through thus to
  together too toward towards under unless until up upon us ve very was wasn we were weren what whatever when where whether which while
  who whom whose why will with within without won would wouldn yes yet you your yours yourself
`;

const stopWords: ReadonlySet<string> = new Set(`${french} ${english}`.trim().split(/\s+/));
