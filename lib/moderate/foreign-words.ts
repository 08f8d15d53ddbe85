/**
 * Frequent words of other languages in Latin script, by language, that are no English words. Written by hand for the language check:
 * they tell a short sentence's language where statistics over letters cannot. German is the longest, being the most frequent
 * non-English language of this extension's users.
 */
export const FOREIGN_WORDS: Readonly<Record<string, string>> = {
  de: `aber abend alle allem allen aller alles als alt alte alten anderen anders antwort arbeit arbeiten auch auf aus außerdem bei beide beim
    beispiel bekommen besser bestimmt bis bitte bleibt brauche brauchen brauchst bringt da dabei dadurch dafür dagegen daher damit danach danke dann daran
    darauf daraus darf darin darüber das dass davon dazu dein deine deinem deinen deiner dem den denen denn dennoch der deren des deshalb deutsch
    deutschland dich dieser diese diesem diesen dieses dir doch dort drei du durch dürfen ebenfalls eher eigentlich ein eine einem einen einer eines
    einfach einige einmal endlich er erst erste ersten es essen etwa etwas euch euer eure falls fehler fertig finde finden folgende folgenden frage fragen
    frau freund freunde freut früher fünf für ganz ganze geben gegen gehe gehen geht gehts gekommen gemacht genau genug gerade gern gerne gesagt geschichte
    gestern gesund gewesen gibt ging glaube gleich große großen größer gruß grüße guten gute guter gutes haben habe habt hallo hatte hatten haus heißt helfen
    her heute hier hilfe hinter hoch höre hund ich ihm ihn ihnen ihr ihre ihrem ihren ihrer immer indem ist ja jahr jahre jahren jede jedem jeden jeder jedes
    jedoch jemand jetzt jung junge kann kannst katze kein keine keinem keinen keiner kennen kinder klar klein kleine komme kommen kommt können könnte
    könnten kurz lange lassen laufen leben lesen letzte leute lieber liebe lieben liegt machen macht mache mag manchmal mann mehr mein meine meinem meinen
    meiner meisten menge mensch menschen mich mir mit mittag möchte möchten möglich montag morgen muss müssen musst musste mutter nach nachdem nacht
    natürlich neben nehmen nein neue neuen neues nicht nichts nie niemand noch nun nur ob oben oder ohne paar recht richtig sache sachen sage sagen sagt schlecht
    schnell schon schön schöne schönen schreiben schule sehe sehen sehr seid sein seine seinem seinen seiner seit selbst sich sicher sie sieht sind
    sogar solche soll sollen sollte sollten sondern sonst spät spielen sprache sprechen spricht stadt statt stehen steht straße stunden suche tag tage tagen
    tschüss tut über überhaupt uhr und uns unser unsere unserem unter vater verstehe verstehen versuch viel viele vielen vielleicht vier voll vom von vor
    vorher wahrscheinlich wäre warum wasser wegen weil weiß weit weiter welche welchen welcher welches welt wenig weniger wenn wer werde werden wetter wichtig
    wie wieder wir wird wirklich wirst wissen wo woche wohl wollen wollte worden wort wörter wurde wurden würde würden zehn zeigt zeit ziemlich zu zuerst zum
    zur zurück zusammen zwar zwei zwischen kochen kuchen brot bier milch eier zucker mehl butterbrot bald kaufen verkaufen bezahlen geld preis firma
    unternehmen daten datei dateien beispielsweise bedeutet verwenden verwendet erklären erklärt zeigen schritt schritte zunächst anschließend ergebnis`,
  fr: `alors après aujourd'hui aussi autre aux avec avez avoir avons beaucoup bien bonjour bonsoir c'est cela ces cet cette ceux chez comme comment
    dans depuis deux doit donc du elle elles encore entre est et était été être fait faire faut font ici il ils j'ai je jour jours jusqu'à juste là l'on
    leur leurs lui mais mal même merci mes mieux moi mon mot n'est ne non nos notre nous nouveau on ont ou où oui par parce parler pas pendant petit
    peu peut peux plus pour pourquoi pouvez premier près qu'il quand que quel quelle quelque qui quoi rien sa sais salut sans savoir se sera ses si
    soit sommes son sont sous suis sur ta te temps toi ton toujours tous tout toute toutes très trois trop tu un une vais vas vers veux vie voici voilà
    voir vos votre voulez vous vrai`,
  es: `ahora al algo algunos allí años antes aquí así aunque ayer bien buena buenas bueno buenos cada casa casi como cómo con cosa cosas cual cuál cuando
    cuándo cuánto de del desde después día días dice donde dónde dos ella ellas ellos en entonces entre era eres es ese eso está están estar estas este
    esto estos estoy fue fueron gente gracias había hace hacer hacia hasta hay hola hombre hoy la las le les llama lo los luego más me mejor menos mi mí
    mientras mismo mucho muchos mujer muy nada nadie ni niño nos nosotros nuestra nuestro nuevo nunca otra otro otros país para pero persona poco
    por porque primero pueda puede pueden puedo pues que qué quien quién quiere quiero sabe saber se sea según ser sí siempre sin sino sobre somos son
    soy su sus también tan tanto te tengo tener tenía ti tiempo tiene tienen todas todavía todo todos trabajo tres tu tú una uno unos usted ustedes va
    vamos vez vida y ya yo`,
  it: `abbiamo adesso alla allora altri altro anche ancora anni avere aveva bene buongiorno casa che chi ci ciao come con cosa così cui da dal dalla
    degli dei del della delle dello deve di dire dopo dove due e è ecco era essere fare fatto gli grazie ha hai hanno ho il io la le lei lo loro lui ma
    mai meglio mi mia mio molto nei nel nella nessuno noi non nostro nuovo o oggi ogni per perché però più poco poi possiamo posso prima può puoi qualche
    quando quanto quella quelle quello questa queste questi questo qui sarà se sei sempre senza si sì sia siamo siete solo sono sopra sta stato su sua
    sul sulla suo tempo ti tra troppo tu tua tuo tutti tutto un una uno va vita voglio voi`,
  pt: `agora ainda alguma algum anos antes ao aos aquele aqui as assim até bem boa bom cada casa com como da das de dela dele depois deve dia disse
    dizer do dois dos e é ela elas ele eles em então entre era essa esse esta está estão estava este estou eu faz fazer foi foram gente há hoje isso isto
    já lá lhe mais mas mesmo meu minha muito muitos na nada não nas nem nenhum no nos nós nossa nosso nova novo num o obrigado obrigada olá onde ontem os ou outra outro
    para pela pelo pessoas pode podem porque pouco qual quando que quem quer quero são se seja sem sempre ser seu seus sim sob sobre sou sua suas também
    tão tem têm tempo ter tinha toda todos trabalho tu tudo um uma vai vamos vezes vida você vocês`,
  nl: `aan al alle alleen als altijd andere bent bij dag dan dat de deze dit doen door dus een eens eerste en er geen gaan gaat gewoon goed goede goedemorgen
    haar had heb hebben hebt heeft heel hem het hier hij hoe hun iemand iets ik ja jaar je jij jou jouw jullie kan kunnen maar maken meer meisje men met mij
    mijn moet moeten naar niemand niet niets nog nou nu of om omdat ons onze ook op over te tegen toch toen tot uit uw van vandaag veel voor waar waarom
    wat weer weet wel welke werd wie wij wil worden wordt zal ze zeer zeggen zich zien zijn zo zoals zonder zou`,
  nordic: `aldrig alla alltid att av bara blev bli blir bra både dag dem den denna deras det detta dette dig din dina dock där efter eftir eller en er ett
    fick finns flere fler från för få gång gör göra går ha hade han har hej hele henne hennes hjälp hon hun hur hva hvad hvor hvordan här hør i igen ikke
    ikkje inga ingen inte jag jeg kan kunne lige man mange mer mig min mina mit mitt mot mycket mye må många ned när når nogle noget noen noe också og
    også om oss och på samme selv seg ser sig sin sina sitt skal ska skulle som så til till tack tak takk två under upp uten utan vad var vara vart ved
    vem vi vil vill vid vore være är å åt én ön över på`,
  pl: `ale albo bardzo bez być był była było byli ci cię co coś czy czas dla do dobry dobrze dzień dziękuję dziś gdy gdzie go i ich im ja jak jaki jako je jego
    jej jest jestem jeszcze jeśli już kiedy kto która które który ma mam może można mnie mi mój my na nad nam nas nawet nic nie nigdy nim niż no od on ona
    one oni oraz po pod ponieważ przed przez przy są sam się tak taki także tam te tego tej ten też tego to trzeba tu tutaj tych tylko tym wszystko w we
    więc wiem za ze że żeby`,
  czech: `ahoj ale ani až bez bude by byl byla být co dnes do dobrý den děkuji jak jako je jeho její jen jestli ještě jsem jsme jsou jste k kde kdo když která které
    který mě mi mít moc může můj my na nad nebo není než nic o od on ona po pod pokud pro proč proto před při s se si tady tak také tam ten
    to toho tento tu ty už v ve více vše však všechno vždy z za ze že`,
  tr: `ama ancak bana bazı belki ben beni benim bir biri biraz birçok biz bizim bu bugün bunu bunun çok çünkü da daha değil diye en evet gibi göre güzel
    hangi hayır hem hep her hiç için içinde ile iyi kadar kendi ki kim mı mi mu mü merhaba nasıl ne neden nerede o olan olarak oldu olduğu olur ona
    onlar onu onun sadece sana sen senin siz sizin sonra şey şimdi şu tüm ve veya ya yani yok zaman`,
  id: `ada adalah agar akan aku anda apa apakah atau bagaimana bagi bahwa baik banyak begitu belum bisa dalam dan dapat dari dengan di dia ingin
    ini itu jadi jika juga kalau kami kamu kapan karena kata ke kepada kita lagi lebih maka mana masih mau mereka mungkin oleh orang pada saat
    saja sangat satu saya sebagai sebuah sedang selamat semua seorang seperti sudah tahu tapi telah terima kasih tetapi tidak untuk yang`,
  ro: `acest această aceasta acum ai aici ale am ar asta atunci au bine bună când care ce cea cel chiar cine cu cum da dacă de decât deci din după ea
    ei el este eu fi foarte fost iar în îmi îl își la le lui mai mea meu mult mulțumesc nici nimic noi nu nostru o oameni pe pentru poate prin sa să sau se și sunt
    te toate tot trebuie tu un unde unei unui va vă voi vreau`,
  hu: `a az akkor aki ami amikor azt be csak de egy el én ennek és ez ezt fel ha hanem hogy hogyan ide igen is itt jó jól kell ki köszönöm le legyen
    lehet lesz ma már még meg mert mi miért mint minden most mindig nagy nagyon ne nem nincs ő ők olyan ott pedig s sem soha szia szerint szép ti
    tud úgy utána vagy vagyok van vannak volna volt`,
  fi: `ei eikä en ennen että hän hänen he hei ihan ilman itse ja jo joka jos joten jotka kaikki kanssa kiitos koko koska kuin kuinka kun kyllä me meidän
    mihin mikä miksi minä minun minulla missä mitä mitään mukaan mutta myös ne niin nyt ole oli olen olet on ovat paljon sekä se sen siellä siinä sinä
    sitä sitten tai tämä tässä tätä te tänään tuo uusi vain vai vielä voi yksi`,
  vi: `anh bạn các cái cho chúng có của đã đang đây để đến đó được gì hay không khi là làm lại một mà mình năm này người nhưng những nhiều như rất sẽ
    tại thì theo tôi trong từ và vào về vì với xin chào`,
};

/**
 * Words of those languages that are English words or frequent in English text too ("die", "in", "was"): evidence for neither side.
 * Those that are also in the lists above are taken out of them.
 */
export const AMBIGUOUS_WORDS = `a al alle alias alone also am an ancora angel arm art as at bald band be bei ben besser best bin bis blind boden bra brand bring can care
  casa central chat chef china co come con constant content cool dan dar das data date de dead dem den des die dies differ direct do don door dos du dump e ego el elf email en
  end er era es essay est et euro even fall fan fast fear fern film final fine finger form format fort frank freak from fund gang gas gift glad gold golf
  had half hand handy hans hat hell her hint home hum i ich ich im in information internet is it item ja kind king la land lang las last le les list live lo long los loud ma mad made maid mal man
  mi main male mail mare mark me men mist mo modern mind mit my name nation national nature neat nest no normal not note now o occasion of off on one online or
  ou our pain par park part pass past pay per person plan plus pm pension point pop problem pro program public radio rate rat real region repair rest
  restaurant rock rot sang sale se she si side sie sin sing so social software sole son soul special sport star stern still student stand start sure system ta tag taken
  te tee test text the these to toll ton top total train tu tut um un under until use van video via von vs war warm was we web welt wind wild will wir wo y
  ye yes za ze hay tan team test if id per pour six dice dire sur sign signal version vision message image table simple double possible
  capable courage culture question son on or sort sous sale soy sea ten ton tot two una uno vas me mi my nu ne ni no nos og oh ok okay ought over pan pas
  pie pin pro qui quit sos su sub sum sui summer sommer super tar tea tie tin tip wan wee wel wet who wie wort yo you your us ha he hen het hi his ho hoe
  how hur hut ki kit ku land le leg let lid lie lot low luck maar mag mat mate more most must net new next nod nor nun ode old only op open our out own`;
