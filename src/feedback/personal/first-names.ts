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
  aaliyah aarav abbie abdel abdelkader abdou abdoulaye abdul abena adama adebayo adel aditi aditya adunni agnieszka ahmad aileen ailsa aisha aisling
  aissa akosua alana alasdair alassane albane alejandro aleksander alessandro alina alistair aliyah alizee allan allison alyssa amadou amara ambre
  amel aminata amit amrit anaelle ananya andrzej angharad angus anil anissa anjali ankit anneliese anouk ansel anselme antonio anya aoife apolline
  archie arjun arlene armand armelle arnold arun asha assia aubrey audra augustin awa aya ayesha ayo ayoub babatunde bakary bartosz beatrix becky
  belinda bernice bertha bethan bethany bilal bintou blake blandine bogdan bonnie boris boubacar bradley brandon brendan brent brett brice bridie
  bronagh bronwen bronwyn bryan bryn caitlin caleb callie calvin camila candace candice caoimhe capucine cara carla carlos carlton carly carmen carrie
  carys cassandra cassie cecilia celestin cerys chandra chantelle charline cheikh chelsea chiara chidi chidinma chinedu chioma ciara cillian clare
  clarence clarisse clifford clive clothilde clyde cody colleen conor constance corey cormac cory curtis cyrille dafydd dalila damon dana danny daphne
  darcy darius darragh darrell daryl deanna declan deepa deepak deirdre della delroy demi derrick desmond dhruv didi diego dilys dimitri dion djibril
  dolores dominic donal donovan doriane dorota doug dougal duane dwayne dwight eamonn ebony edgar edmond edna edwige edwin eilidh elaine elea eleri
  elijah elin eline elliot ellis eloi elsie emeka emile emilia emrys enid enora enrique eoghan eoin erica erika ernest errol erwan erwann esme esteban
  etan ethel eunice evan evie ewa ewan ewen ezra fadila faisal farah farida fatimah faustine fay faye felicity fergus fernande finlay finn firmin
  flavien flore floyd fode folake fouad francesca francesco francky franklin freddie frederick gabriela gail garth gaspard gauthier gautier geeta
  georgina geraint germain gertrude gethin ghulam gina gladys glenda glynis gontran goran grainne greta gretchen grzegorz gurpreet gwen gwendal
  gwyneth gwynne habib hajar hamish hamza hana hanane hannes harold harpreet harsh harvey hawa hayley hector heidi heloise henrietta herbert herman
  hicham hilary hilda hind hiroshi horace hortense houda huw hywel idris idriss ieuan ifeoma ilyes imane imene imran indira inga ingrid ioana iolo
  iona irfan irina iris irma isaure ishaan issa ivan ivor ivy jacinta jada jade jamila janek janelle janine jannick jared jarrod jasmin jasmine jasper
  javed javier jayden jayne jeanette jed jemima jenna jerry jesse jessie jing joachim joaquin jocelyne jodie johannes jolene jonas jordi jorge joris
  jose josef josie juan juanita jude jules juliana juliet june jurgen justin kader kadiatou kamal kamel kamila karl karolina katarzyna katrina kavita
  kay kayla kayleigh keira keisha kelvin kemi kendra kenza khalid kiera killian kiran kofi kristen kristin krzysztof kumar kurt kwabena kwame kwesi
  kylian lana larissa larry lars lassana latifa latoya lauryn lavinia layla leandre leanne leena leigh lena lennox leopold leroy lesley lester liana
  lillian lina lindsay lindsey livia lloyd loane logan lois lorenzo lorna lottie louane louie louna luca lucia lucinda luis lukas lukasz luna mabel
  mado mael maelys maeve magda magdalena mahmoud maisie maite malcolm malgorzata malick malik manel manish manjit manoj marceau marcelin marceline
  marcia marco margarita margery mariana marielou marin marius mariusz marjorie marlon marta marvin maryam maryline maryse mateo mathias mathis
  matilda matteo maura mavis maxence maya meena meera mehmet mei mel melinda melvin meredith meriem miguel mila miles minh miriam mitchell modou
  mohammad mohan moira moktar mona moncef monika morag moses mouna muhammad myra myrtle nadeem nael narcisse nassima nathanael naveed nawel ndeye neha
  nell nelly nerys nestor ngozi nia niall niamh nikhil nikita nikki niklas nisha nkechi noa noam noe noel noelle nolan noreen norman nuala obinna
  odhran odilon oihana olena olga olumide oluwaseun olwen olympe ombeline oonagh ophelie oriane orla othmane otis oumar oumou ousmane owen padraig pam
  paolo parveen pascoe patsy patty paulin pavel pawel pearl pedro penelope penny percy perry petra philippa phillip phyllis pierrick pierrot piotr
  poppy pradeep prakash praveen preeti prisca priti priyanka quitterie rahul raj rajesh ramesh ramona randall randy rania raoul rashid raul ravi rayan
  rayane reggie regina rekha renata renaud reuben reynald rhian rhiannon rhoda rhona rhonda ricky rishi ritu robbie roberta roberto robyn rocio
  rodrigo rohan roisin rokia rolf romeo romuald ronan ronnie rory rosalind rosanna roselyne rosie rowan rowena roxanne rozenn ruby rudolf rufus rupert
  ryszard sadie saeed saida sajid salma salome sami sanjay saoirse sasha savannah seamus sekou selim selina selma serena sergio seth seydou shahid
  shane shanice shaun shauna shawn shelley shelly sherry shilpa shirin shona shreya sian sidney sidonie sienna silvia simran sinead siobhan sirine
  sixtine sofiane sofie solenn sonya soren souleymane spencer stacey stacy stanislas stanley steeve stefan stefania stewart sunil sunita suresh sven
  svetlana sybil tabitha talia tamara tamsin tania tara tariq tasha tatiana tawanda teddy tegan terence terrence tess tessa thais thandi thea thelma
  theodora theodore tiago tidiane tiffany tiphaine titouan tobias tomas tomasz tommy toni travis tricia trish trisha troy tunde tyrone ugo ulysse uma
  una usha valentina vanda vanina vernon vijay vikram viktor vinay vince viola violaine violette vivek vivian vivien vivienne wanjiru warren wassim
  wei wilbur wilfred wilfried wilhelm wilma winifred winston wojciech xaviere yaelle yasmin yassine yaya yetunde yoan yoann yolanda youssouf ysaline
  yseult yuki yusuf yvan zachary zahra zainab zak zakaria zeeshan zineb zinedine zofia zohra zoltan zuzanna
  `
    .trim()
    .split(/\s+/),
);
