/**
 * Frequent words of other languages in Latin script, by language, that are no English words. Written by hand for the language check:
 * they tell a short sentence's language where statistics over letters cannot. German is the longest, being the most frequent
 * non-English language of this extension's users.
 */
export const FOREIGN_WORDS: Readonly<Record<string, string>> = {
  de: `bei das ich aber hast oft wohnt wohnen trinken trinkt isst schläft arbeitet spielt kostet scheint schneit regnet hunger durst abend allem aller alles als alte alten anderen anders antwort arbeit arbeiten auch auf aus außerdem beide beim
    beispiel bekommen bestimmt bitte bleibt brauche brauchen brauchst bringt dabei dadurch dafür dagegen daher damit danach
    danke dann daran darauf daraus darf darin darüber dass davon dazu dein deine deinem deinen deiner denen denn dennoch der
    deren deshalb deutsch deutschland dich dieser diese diesem diesen dieses doch dort drei durch dürfen ebenfalls eher
    eigentlich ein eine einem einen einer eines einfach einige einmal endlich erst erste ersten essen etwa etwas euch euer eure
    fehler fertig finde finden folgende folgenden frage fragen frau freund freunde freut früher fünf für ganz ganze geben gegen
    gehe gehen geht gehts gekommen gemacht genau genug gerade gern gerne gesagt geschichte gestern gesund gewesen gibt ging
    glaube gleich große großen größer gruß grüße guten gute guter gutes haben habe habt hallo hatte hatten haus heißt helfen
    heute hier hilfe hinter hoch höre hund ihm ihn ihnen ihr ihre ihrem ihren ihrer immer indem ist jahr jahre jahren jede
    jedem jeden jeder jedes jedoch jemand jetzt jung junge kann kannst katze kein keine keinem keinen keiner kennen klar klein
    kleine komme kommen kommt können könnte könnten kurz lange lassen laufen leben lesen letzte leute lieber liebe lieben liegt
    machen macht mache manchmal mehr mein meine meinem meinen meiner meisten menge mensch menschen mich mir mittag möchte
    möchten möglich montag morgen muss müssen musst musste mutter nach nachdem nacht natürlich neben nehmen nein neue neuen
    neues nicht nichts nie niemand noch nur ob oben oder ohne paar recht richtig sache sachen sagen sagt schlecht schnell schon
    schön schöne schönen schreiben schule sehe sehen sehr seid sein seine seinem seinen seiner seit selbst sich sicher sieht
    sind sogar solche soll sollen sollte sollten sondern sonst spät spielen sprache sprechen spricht stadt statt stehen steht
    straße stunden suche tage tagen tschüss über überhaupt uhr und uns unser unsere unserem unter vater verstehe verstehen
    versuch viel viele vielen vielleicht vier voll vom vor vorher wahrscheinlich wäre warum wasser wegen weil weiß weit weiter
    welche welchen welcher welches wenig weniger wenn wer werde werden wetter wichtig wieder wird wirklich wirst wissen woche
    wohl wollen wollte worden wörter wurde wurden würde würden zehn zeigt zeit ziemlich zu zuerst zum zur zurück zusammen zwar
    zwei zwischen kochen kuchen brot bier milch eier zucker mehl butterbrot kaufen verkaufen bezahlen geld preis firma
    unternehmen daten datei dateien beispielsweise bedeutet verwenden verwendet erklären erklärt zeigen schritt schritte
    zunächst anschließend ergebnis`,
  fr: `des alors après aujourd'hui aussi autre aux avec avez avoir avons beaucoup bien bonjour bonsoir c'est cela ces cet cette ceux
    chez comme dans depuis deux doit donc elle elles encore entre était été être fait faire faut ici ils j'ai je jour jours
    jusqu'à juste là l'on leur leurs lui mais même merci mes mieux moi mot nous nouveau ont où oui parce parler pendant petit
    peu peut peux pourquoi pouvez près qu'il quand que quel quelle quelque quoi rien sais salut savoir sera ses soit sommes
    sont suis temps toi toujours tous tout toute toutes très trois trop une vais vers veux vie voici voilà voir vos votre
    voulez vous vrai`,
  es: `ahora algo algunos allí años antes aquí así aunque ayer bien buena buenas bueno cada casi como cómo cosa cosas cual cuál
    cuando cuándo cuánto del desde después día días donde dónde ella ellas ellos entonces entre eres ese eso está están estar
    estas este esto estos estoy fue fueron gente gracias había hace hacer hacia hasta hola hombre hoy llama luego más mejor
    menos mí mientras mismo mucho muchos mujer muy nada nadie niño nosotros nuestra nuestro nuevo nunca otra otro otros país
    para pero poco por porque primero pueda puede pueden puedo pues que qué quien quién quiere quiero sabe saber según ser sí
    siempre sino sobre somos sus también tanto tengo tener tenía tiempo tiene tienen todas todavía todo todos trabajo tres tú
    unos usted ustedes vamos vez vida`,
  it: `abbiamo adesso alla allora altri altro anche anni avere aveva bene buongiorno che ciao cosa così cui dal dalla degli dei
    del della delle dello deve di dopo ecco essere fatto gli grazie hanno loro lui meglio mio molto nei nel nella nessuno noi
    nostro nuovo oggi ogni perché però più poco possiamo posso prima può puoi qualche quando quanto quella quelle quello questa
    queste questi questo sarà sei sempre senza sì sia siamo siete sono sopra sta stato sua sul sulla suo tra troppo tua tutti
    tutto vita voglio voi`,
  pt: `agora ainda alguma algum anos antes ao aos aquele aqui assim até bem boa bom cada como dela dele depois deve dia disse
    dizer dois ela elas ele eles então entre essa esse esta está estão estava este estou faz fazer foi foram gente há hoje isso
    isto já lá lhe mais mas mesmo meu minha muito muitos nada não nem nenhum nós nossa nosso novo obrigado obrigada olá onde
    ontem outra outro para pela pelo pessoas pode podem porque pouco qual quando que quem quer quero são seja sem sempre ser
    seu seus sobre sou sua suas também tão tem têm ter tinha toda todos trabalho tudo uma vai vamos vezes vida você vocês`,
  nl: `aan alleen als altijd andere bij dag deze dit doen dus een eens eerste geen gaan gaat gewoon goed goede goedemorgen haar
    heb hebben hebt heeft hem hier hij iemand iets ik jaar je jij jou jouw jullie kan kunnen maken meer meisje mij mijn moet
    moeten naar niemand niet niets nog nou om omdat ons onze ook tegen toch toen uit uw vandaag veel voor waar waarom weer weet
    welke werd wij worden wordt zal zeer zeggen zich zien zijn zo zoals zonder zou`,
  nordic: `aldrig alla alltid att bara blev bli blir både dag denna deras det detta dette dina där efter eftir eller ett fick flere
    fler från för få gång gör göra går hade han har hej hele henne hennes hjälp hva hvad hvor hvordan här hør igen ikke ikkje
    inga ingen inte jag jeg kan kunne lige mange mer mig mina mitt mot mycket mye må många när når nogle noget noen också også
    om oss och på samme selv seg ser sina sitt skal ska skulle som så tak takk två upp uten utan vad vara vart ved vem vil vill
    vore være är åt én ön över`,
  pl: `ale albo bardzo bez być był była było byli cię coś czy czas dla dobry dobrze dzień dziękuję dziś gdy gdzie jak jaki jako je
    jego jej jest jestem jeszcze jeśli już kiedy kto która które który może można mnie mój nad nawet nic nie nigdy nim niż oraz
    ponieważ przed przez przy są się tak taki także tam tego tej też trzeba tutaj tych tylko tym wszystko więc wiem że żeby`,
  czech: `ahoj ale ani až bez bude byl byla být dnes dobrý děkuji jak jako je jeho její jestli ještě jsem jsme jsou jste kde kdo když
    která které který mě mít moc může můj nad nebo není než nic pokud proč proto před při tady tak také tam toho tento už více
    vše však všechno vždy že`,
  tr: `ama ancak bana bazı belki beni benim bir biri biraz birçok bizim bugün bunu bunun çok çünkü daha değil diye evet gibi göre
    güzel hangi hayır hem hep hiç için içinde ile iyi kadar kendi mı mü merhaba nasıl neden nerede olan olarak oldu olduğu olur
    onlar onu onun sadece sana senin siz sizin sonra şey şimdi şu tüm veya yani yok zaman`,
  id: `ada adalah agar akan aku anda apa apakah atau bagaimana bagi bahwa baik banyak begitu belum bisa dalam dapat dari dengan di
    dia ingin ini itu jadi jika juga kalau kami kamu kapan karena kata kepada kita lagi lebih maka mana masih mau mereka
    mungkin oleh orang pada saat saja sangat satu saya sebagai sebuah sedang selamat semua seorang seperti sudah tahu tapi
    telah terima kasih tetapi tidak untuk yang`,
  ro: `acest această aceasta acum aici ale asta atunci bine bună când cea cel chiar dacă decât deci după ea ei este foarte fost
    iar în îmi îl își lui mea meu mult mulțumesc nici nimic noi nostru oameni pentru poate prin să sau și sunt toate trebuie
    unde unei unui vă voi vreau`,
  hu: `akkor aki ami amikor azt csak egy én ennek és ez ezt fel hanem hogy hogyan ide igen itt jó jól kell köszönöm legyen lehet
    lesz már még meg mert miért minden mindig nagy nagyon nem nincs ők olyan ott pedig sem soha szia szerint szép tud úgy utána
    vagy vagyok vannak volna volt`,
  fi: `ei eikä ennen että hän hänen hei ihan ilman itse joka jos joten jotka kaikki kanssa kiitos koko koska kuin kuinka kun kyllä
    meidän mihin mikä miksi minä minun minulla missä mitä mitään mukaan mutta myös niin oli olen olet ovat paljon sekä siellä
    siinä sinä sitä sitten tämä tässä tätä tänään uusi vai vielä voi yksi`,
  vi: `anh bạn các cái chúng có của đã đang đây để đến đó được gì không khi là làm lại một mà mình năm này người nhưng những nhiều
    như rất sẽ tại thì theo tôi trong từ và vào về vì với xin chào`,
};

/**
 * Words of those languages that are English words or frequent in English text too ("die", "in", "was"): evidence for neither side.
 * Those that are also in the lists above are taken out of them.
 */
export const AMBIGUOUS_WORDS = `
  a ai al alias alle allen alone also alt am an ancora angel ar arm art as at au av az bald band be ben bent besser best bin bis biz blind boden bra brand bring bu buenos by capable care casa ce central chat chef chi china cho ci cine co com come comment con constant content cool courage cu culture cum da dan dar dat data date de dead dem den dice die dies differ dig din dir dire direct do dock don door dos double dove du due dump e ego el elf em email en end er era es essay est et eu euro even fall falls fan fare fast fear fern fi film final fine finger finns font form format fort frank freak from fund fut gang gas gift glad go gold golf ha had hai half hand handy hans hat hay heel hell hen her het hi hint ho hoe home hon hum hun hur hut i id il im image in information internet io item ja jen jo k ke ki kim kind kinder king kit ku la land lang las last le leg lei les let lid lie list live lo long los lot loud low luck ma maar mad made mag mai maid mail main mal male mam man mann mare mark mat mate me men message met mi mia min mind mint mist mit mo modern mon mu na nam name nas nation national nature ne neat ned nest net new ni no nod noe non nor normal nos note notre nova now nu num nun nyt o occasion od ode og oh old ole ona oni online only op os ou ought ova over pain pan par park part pas pass past pay pe pension per person persona pie pin plan plus pm po pod poi point pop possible pour premier pro problem program public question qui quit radio rat rate real region repair rest restaurant rock rot s sa sage sai sale sam sang sans se sea sen she si side sie sig sign signal sim simple sin sing six so sob social software sole solo sommer son sort sos soul sous soy special sport stand star start stern still student su sub sui sum summer super sur sure system ta table tack tag tai taken tan tar te tea team tee tempo ten test text ti tie til till tin tip to toll ton top tot total train tu tuo tut two ty um un una under uno until use v va vain van var vas ve version vi via vid video vision von vs w wan war warm was wat we web wee wel welt wet wie wil wild will wind wir wo wort y ya ye yes yo z za ze`;
