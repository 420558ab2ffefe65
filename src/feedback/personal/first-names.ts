// Given names that are usual in French and English, folded: enough to know a lone one at the end of a letter for a signature.

export function isFirstName(folded: string): boolean {
  return firstNames.has(folded);
}

const firstNames: ReadonlySet<string> = new Set(
  `
  adele adeline adrien agathe agnes ahmed aicha aissatou alain alban albert alexandra alexandre alexis ali alice aline alix amandine amelie
  amina amine amir anais andre andrea angele angelique anne annick annie antoine antonin ariane arnaud arthur astrid aude audrey aurelie
  aurelien aurore axel aymeric aziz baptiste barbara bastien beatrice benjamin benoit bernadette bernard bertrand brigitte bruno camille carine
  carole caroline catherine cecile cedric celia celine chantal charles charlotte chloe christel christelle christian christiane christine
  christophe clara claude claudine claudie clement clementine colette coralie corinne cyril damien daniel daniele danielle david deborah delphine
  denis denise diane didier djamel dominique dorian dorothee eddy edith edouard elena eleonore eliane elias elisa elisabeth elise elodie eloise
  elsa emeline emilie emma emmanuel emmanuelle enzo eric estelle esther etienne eugenie eva evelyne fabien fabienne fabrice fanny farid fatima
  fatou fatoumata felix fernand flavie flora florence florent florian francine francis franck francois francoise frederic frederique gabriel
  gabrielle gael gaelle gaetan genevieve georges geraldine gerard germaine ghislaine gilbert gilles ginette gisele gregory guillaume gustave guy
  gwenaelle hadrien hakim hassan helene henri henriette herve hubert hugo hugues ibrahim ines irene isabelle ismael jacqueline jacques jamal
  jean jeanine jeanne jeannine jerome joel joelle johan johanna jonathan josette joseph josephine josiane josselin julia julie julien juliette
  justine karim karima karine katia kevin khadija laetitia laura laure laurence laurent lea leila leo leon leonie lila liliane lilou line lionel
  lise loic lola loris louis louise luc lucas lucette lucie lucien lucienne ludivine ludovic lydia lydie madeleine maelle magali malika mamadou
  manon manuel marc marcel marcelle margaux margot marguerite maria mariam marianne marie marielle marina marine marion marlene marthe martin
  martine mathieu mathilde matthieu maud maurice max maxime mehdi melanie melissa michael michel michele micheline mickael mireille mohamed
  mohammed monique morgane mourad moussa muriel mustapha myriam nabil nadege nadia nadine nadir naima nassim natacha nathalie nathan nicolas
  nicole nina noemie nora noura odette odile olivia olivier omar oceane pascal pascale patrice patricia patrick paul paule paulette pauline
  perrine philippe pierre quentin rachel rachid raphael raymond raymonde rebecca regine regis remi remy rene renee ricardo richard robert robin
  rodolphe roger roland romain romane rosalie rose roxane sabine sabrina said salim salima samia samir samuel sandra sandrine sara sarah
  sebastien segolene serge severine simon simone sofia solange solene sonia sophie stephane stephanie suzanne sylvain sylvia sylvie tanguy
  thibault thibaut theo therese thierry thomas tristan valentin valentine valerie vanessa veronique victor victoria vincent virginie viviane
  wafa walid william xavier yacine yann yannick yasmina yasmine yohan yolande youcef youssef yves yvette yvonne zoe zora
  aaron abigail adam aidan alan alastair albert alex alfie alison amanda amelia amy andrea andrew andy angela anita ann anna annabel annie
  anthony arthur ashley barbara barry ben beth betty beverley bob brenda brian bridget bruce callum cameron carl carol caroline catherine cathy
  charlie cheryl chris christina christine christopher claire colin connor craig cynthia daisy dan daniel darren dave dawn deborah debbie denise
  dennis derek diana diane donald donna doreen doris dorothy douglas duncan dylan eddie edward eileen eleanor elizabeth ella ellen ellie emily eric
  erin ethan eve evelyn fiona frances frank fred freya gareth gary gavin gemma geoff geoffrey george georgia gerald gillian glenn gordon graham
  greg hannah harriet harry hazel heather helen henry holly howard hugh ian isaac isabella isla jack jackie jacob jake james jamie jan jane janet
  janice jason jay jean jeff jennifer jenny jeremy jess jessica jill jim joan joanna joanne joe john jon jordan josh joshua joyce judith judy julian
  karen kate katherine kathleen kathy katie keith kelly ken kenneth kerry kevin kieran kim kirsty kyle laura lauren leah lee leo leslie lewis liam
  lily linda lisa liz lorraine louise lucy luke lynn lynne mandy marcus margaret maria marilyn marion martin martha mary matt matthew maureen megan
  melissa mia michael michelle mick mike millie molly monica morgan nancy naomi natalie natasha neil nick nicky nicola nigel nina noah norma oliver
  olivia oscar pamela patricia patrick paula pauline peggy peter phil philip phoebe polly priya rachel ralph ray raymond rebecca reece rhys richard
  rita robert robin rodney roger ron ronald rosemary ross roy russell ruth ryan sally sam samantha samuel sandra sarah scott sean shannon sharon
  sheila shirley simon sophie stan stella stephen steve steven stuart susan suzanne sylvia tanya ted teresa terry theresa thomas tim timothy tina
  toby todd tom tony tracey tracy trevor tyler valerie vera veronica victoria vincent virginia walter wanda wayne wendy yvonne zach zara
  `
    .trim()
    .split(/\s+/),
);
