/**
 * Given names that are common somewhere and that no field is named with. Left out are those that are words too:
 * `mark`, `will`, `grace`, `page`, `jordan`, `ruby`. A list can only ever know some; it is one sign among others.
 */
const names: ReadonlySet<string> = new Set(
  `
  aaliyah aaron abdul ada amy billy bobby danny eliza ellie frank grace hank kim mallory mira sally tom tommy trudy wei
   abdullah abigail adam adele adrian adriana agnes agnieszka ahmad ahmed aisha akira alan
  alana albert alberto alejandra alejandro aleksandr alessandro alexander alexandra alexandre alexei alfonso
  alfred alice alicia alina alison allison alvaro alyssa amanda amelia amelie amina amit ana anastasia andrea
  andreas andrei andres andrew andrey andrzej angela angelica angelina angelo anika anil anita anja anjali ann
  anna annabel annabelle anne annette annika anthony antoine anton antonia antonio anya archibald arjun arnold
  arthur arturo ashley astrid audrey aurelie ayesha ayse barbara bartosz beatrice beatriz ben benedict benjamin
  bernard bernd bettina bianca birgit bob bogdan boris brandon brenda brian bridget brigitte bruce bruno bryan
  caitlin camila camille carla carlos carmen carol carolina caroline carolyn caterina catherine cecilia celia
  cesar charles charlie charlotte chiara chloe chris christa christina christine christoph christopher claire
  clara clarissa claudia claus colin connor corinne cornelia cristina cynthia daniel daniela danielle dave david
  deborah deepak delphine denise dennis derek diana diane diego dieter dimitri dmitri dmitry dominik dominique
  donald donna doris dorothea dorothy douglas duncan dylan edith eduardo edward edwin eileen ekaterina
  elaine eleanor elena eleni elias elif elijah elisa elisabeth elise elizabeth ella ellen elliot elsa elvira
  emile emilia emilie emily emma emmanuel enrique eric erica erik erika ernest ernst esteban esther ethan eugene
  eugenia eva evan eve evelyn fabian fabio farah fatima federico felicia felipe felix ferdinand fernanda fernando
  filip fiona florian frances francesca francesco francisco francois frederic frederick frieda fritz gabriel
  gabriela gabriele gareth gemma genevieve geoffrey george georgina gerald gerard gerhard gertrude gianluca
  gilbert giorgio giovanni giulia giuseppe gloria gonzalo gordon greta gregor gregory greg guillaume guillermo
  gunther gustav gustavo hannah hanna hans harold harriet harry hasan hassan heather heidi heinrich heinz helen
  helena helene helga helmut henri henrik henry herbert herman hermann hiroshi howard hugo hussein ian ibrahim
  ignacio igor imogen ines ingrid irene irina isaac isabel isabella isabelle ismail ivan ivana jacek jackie jacob
  jacqueline jacques jaime jake jakob jakub james jamie jana jane janet janice janusz jaroslav jasmin javier
  jean jeff jeffrey jennifer jenny jeremy jerome jerry jessica jesus jill jim joan joana joanna joao joaquin
  jochen joe joel johan johanna johannes john johnny jonas jonathan jorge jose josef josefina joseph josephine
  joshua joyce juan juana judith julian juliana julie julien juliette julio justin justyna kai kamil karen
  karin karina karl karolina karsten katarina katarzyna kate katharina katherine kathleen kathrin kathryn katie
  katja kavita keiko keith kenji kenneth kerstin kevin khalid kimberly kirsten klaus konstantin kristen kristian
  kristin kristina krzysztof kumar kurt kyle larissa lars laura lauren laurent lawrence leah leila lena leo leon
  leonard leonardo leonie leroy leslie liam lidia lilian liliana linda linus lisa lorenzo lothar louis louisa
  louise luca lucas lucia luciana lucie lucy ludwig luigi luis luisa lukas lukasz lydia lynn maciej madeleine
  madison magdalena mahmoud malcolm manfred manuela marcel marcela marcelo marco marcos marcus marek margaret
  margarita margot maria mariam mariana marianne marie mario marion marta martha martin martina
  martine mary masha mateo mateusz mathias mathieu mathilde matilda matt matteo matthew matthias maurice mauricio
  maximilian megan mehmet mei melanie melissa mia michael michaela michal michel michele michelle miguel
  mikhail milena miranda mirabel miriam mohamed mohammad mohammed moira monica monika monique muhammad
  murray mustafa nadia nadine nancy naomi natalia natalie natasha nathalie nathan nathaniel neha neil nelson
  nicholas nicola nicolas nicole nigel niklas nikola nikolai nikolaos nils nina noah nora norbert norma norman
  olaf oleg olga oliver olivia olivier omar oscar oskar otto owen pablo pamela paolo pascale patricia patrick
  paul paula pauline pavel pawel pedro peggy penelope percival peter petra philip philipp philippa philippe
  phyllis pierre pilar piotr priya priyanka quentin rachel rafael rahul rainer raj rajesh ralph ramon raphael
  raquel rashid raul raymond rebecca regina reinhard renata rene ricardo richard rita robert roberta roberto
  robin roderick rodrigo roger roland rolf ronald rosa rosalind rosemary rosie ruediger rupert russell
  ruth ryan sabine sabrina sakura samantha samuel sandeep sandra sanjay sara sarah sascha satoshi
  scarlett sebastian selma serena sergei sergey sergio shannon sharon sheila shirley siegfried sigrid silke
  silvia simon simone sofia sonia sonja sophia sophie stanislav stanley stefan stefanie stella stephan stephanie
  stephen steve steven stuart sue sunita susan susana susanne suzanne sven svetlana sylvia sylvie tamara tania
  tanja tanya tatiana ted teresa thea theodor theodore theresa thomas thorsten tiffany tim timo timothy tina
  tobias todd tomasz tomas tommaso tracy trevor tristan udo ulrich ulrike ursula uta uwe valentina valeria
  valerie vanessa vasily vera veronica veronika vicente vikram viktor viktoria vincent vincenzo virginia
  vivian viviane vladimir waldemar walter wanda wendy werner wilfried wilhelm william winifred wojciech wolfgang
  xavier yannick yasmin yolanda yuki yuri yusuf yvette yvonne zachary zainab zofia zoe zsofia
`
    .trim()
    .split(/\s+/),
)

/** Whether a lower-case word is a given name. */
export function isGivenName(word: string): boolean {
  return names.has(word)
}
