/// Articles in eight languages, long enough to be cut at 1,500 bytes in each of their encodings.
enum EncodingTexts {
  static let byLanguage = [
    "pl": polish, "cs": czech, "de": german, "ru": russian, "tr": turkish, "zh": chinese,
    "zh-Hant": traditionalChinese, "ja": japanese, "en": english,
  ]

  private static let polish = """
    Ile zarabia księgowa w średniej firmie? Według najnowszego badania mediana miesięcznego \
    wynagrodzenia wynosi 7 850 zł brutto, a co czwarta osoba dostaje więcej niż 9 600 zł.
    Najwięcej płacą przedsiębiorstwa w Warszawie i we Wrocławiu, gdzie żaden kandydat z \
    doświadczeniem nie zgodzi się na mniej niż 8 tysięcy. W województwie świętokrzyskim stawki są \
    niższe o około jedną piątą, choć różnica z roku na rok się zmniejsza.
    Pracodawcy narzekają, że coraz trudniej znaleźć chętnych. Młodzi ludzie wolą pracę zdalną, a \
    ci, którzy mają już uprawnienia biegłego rewidenta, przechodzą do dużych firm doradczych. \
    „Dziś to kandydat wybiera pracodawcę” – mówi szefowa agencji zatrudnienia z Łodzi. Dodaje, że \
    ogłoszenia bez podanych widełek płacowych przyciągają o połowę mniej zgłoszeń.
    Co będzie dalej? Eksperci przewidują, że do 2030 roku część prostych czynności przejmą \
    programy komputerowe, lecz zapotrzebowanie na osoby, które potrafią wyjaśnić wyniki zarządowi, \
    będzie rosło. Dlatego warto uczyć się języków obcych, analizy danych i prawa podatkowego. \
    Związek zawodowy księgowych żąda, żeby najniższe pensje w branży podniesiono o dziesięć \
    procent jeszcze w tym kwartale. Główny urząd statystyczny ogłosi następne dane we wrześniu. \
    Do tego czasu firmy będą musiały same zdecydować, ile są gotowe zapłacić, aby utrzymać zespół. \
    Jeśli wierzyć ankiecie, trzy czwarte z nich już dziś planuje podwyżki, a pozostałe obiecują \
    dłuższy urlop, krótszy piątek i dopłaty do dojazdów. Księgowi odpowiadają, że za życzliwość \
    rachunków zapłacić się nie da.
    """

  private static let czech = """
    Kolik vydělává účetní ve střední firmě? Podle nejnovějšího průzkumu činí medián měsíční mzdy \
    42 500 Kč hrubého a každý čtvrtý pracovník dostává více než 51 tisíc.
    Nejvíce platí podniky v Praze a v Brně, kde žádný zkušený uchazeč nepřijme méně než 45 tisíc. \
    V Karlovarském kraji jsou částky asi o pětinu nižší, i když se rozdíl rok od roku zmenšuje. \
    Zaměstnavatelé si stěžují, že je čím dál těžší najít vhodné lidi. Mladí dávají přednost práci \
    z domova a ti, kteří už mají zkoušku auditora, přecházejí do velkých poradenských společností. \
    „Dnes si vybírá uchazeč, ne firma,“ říká ředitelka personální agentury z Plzně. Dodává, že \
    inzeráty bez uvedeného platového rozpětí přitahují o polovinu méně odpovědí.
    Co bude dál? Odborníci předpovídají, že do roku 2030 převezmou část jednoduchých úkonů \
    počítačové programy, ale poptávka po lidech, kteří dokážou výsledky vysvětlit vedení, poroste. \
    Proto se vyplatí učit se cizí jazyky, rozbor dat a daňové právo. Odborový svaz žádá, aby se \
    nejnižší platy v oboru zvýšily o deset procent ještě v tomto čtvrtletí. Český statistický úřad \
    zveřejní další údaje v září. Do té doby se budou muset podniky samy rozhodnout, kolik jsou \
    ochotny zaplatit, aby si lidi udržely. Podle dotazníku už tři čtvrtiny z nich plánují přidat, \
    ostatní slibují delší dovolenou, kratší pátek a příspěvek na dojíždění. Účetní odpovídají, že \
    za vlídné slovo se nájem zaplatit nedá. Příští rok má být navíc zrušena řada výjimek, takže \
    práce spíše přibude než ubude, a s ní i žádosti o vyšší ohodnocení.
    """

  private static let german = """
    Wie viel verdient eine Buchhalterin in einem mittelgroßen Betrieb? Laut der jüngsten Umfrage \
    liegt der Median bei 48.500 € brutto im Jahr, jede vierte erhält mehr als 57.200 €.
    Am höchsten sind die Gehälter in München und Düsseldorf, wo erfahrene Kräfte kaum unter \
    52.000 € anfangen. In Thüringen fällt die Vergütung um ungefähr ein Fünftel niedriger aus, \
    obwohl der Abstand jährlich schrumpft. Viele Arbeitgeber klagen darüber, dass sich für freie \
    Stellen kaum noch Bewerber finden. Jüngere möchten lieber zu Hause arbeiten, und wer die \
    Prüfung zum Bilanzbuchhalter schon bestanden hat, wechselt häufig zu den großen \
    Beratungshäusern. Anzeigen ohne Gehaltsspanne bekommen nur halb so viele Zuschriften, erzählt \
    die Geschäftsführerin einer Vermittlung in Köln.
    Wie geht es weiter? Fachleute erwarten, dass bis 2030 einfache Tätigkeiten von Programmen \
    übernommen werden. Gesucht sind dann Menschen, die der Geschäftsleitung die Ergebnisse \
    erklären können. Deshalb lohnt es sich, Fremdsprachen, Datenanalyse und Steuerrecht zu lernen. \
    Die Gewerkschaft fordert, die untersten Löhne der Branche noch in diesem Quartal um zehn \
    Prozent zu erhöhen. Das Statistische Bundesamt veröffentlicht die nächsten Zahlen im \
    September. Bis dahin müssen die Firmen selbst entscheiden, wie viel sie für ein verlässliches \
    Team ausgeben möchten. Drei Viertel planen laut Umfrage schon jetzt eine Erhöhung, die übrigen \
    versprechen mehr Urlaub, einen kürzeren Freitag und Zuschüsse für die Fahrt. Von \
    Freundlichkeit allein, antworten die Beschäftigten, lässt sich die Miete nicht bezahlen. \
    Außerdem fällt im nächsten Jahr eine Reihe von Ausnahmen weg, sodass eher mehr zu tun sein wird.
    """

  private static let russian = """
    Сколько получает бухгалтер в средней компании? По данным последнего опроса, медиана составляет \
    72 500 рублей в месяц, а каждый четвёртый зарабатывает больше 90 000.
    Выше всего зарплаты в Москве и Санкт-Петербурге, где опытный специалист редко соглашается на \
    меньшие деньги. В Ивановской области суммы ниже примерно на пятую часть, хотя разница с каждым \
    годом сокращается. Работодатели жалуются, что найти подходящих людей всё труднее. Молодые \
    предпочитают работать из дома, а те, кто уже сдал экзамен на аудитора, уходят в крупные \
    консультационные фирмы. Сегодня выбирает соискатель, а не компания, говорит директор кадрового \
    агентства из Самары. Объявления без указанной вилки собирают вдвое меньше откликов.
    Что будет дальше? Эксперты считают, что к 2030 году часть простых действий возьмут на себя \
    программы, но спрос на людей, которые умеют объяснить результаты руководству, вырастет. \
    Поэтому стоит изучать иностранные языки, анализ данных и налоговое право. Профсоюз требует \
    поднять самые низкие оклады в отрасли на десять процентов ещё в этом квартале. Следующие \
    данные статистическое ведомство опубликует в сентябре. До этого времени предприятиям придётся \
    самим решать, сколько они готовы платить, чтобы сохранить коллектив. Три четверти из них, судя \
    по анкете, уже планируют повышение, остальные обещают длинный отпуск, короткую пятницу и \
    деньги на проезд. Бухгалтеры отвечают, что добрым словом за квартиру не заплатишь. Кроме того, \
    в следующем году отменяют целый ряд льгот, так что работы скорее прибавится, чем убавится.
    """

  private static let turkish = """
    Orta büyüklükte bir şirkette muhasebeci ne kadar kazanıyor? Son araştırmaya göre ortanca aylık \
    brüt ücret 48.500 lira; her dört kişiden biri 60.000 liranın üzerinde alıyor.
    En yüksek maaşlar İstanbul ve İzmir'de. Deneyimli bir çalışan burada 50.000 liranın altında \
    işe başlamıyor. Şanlıurfa'da ücretler yaklaşık beşte bir oranında daha düşük, ancak aradaki \
    fark her yıl biraz daha azalıyor. İşverenler uygun aday bulmanın gittikçe güçleştiğinden \
    yakınıyor. Gençler evden çalışmayı tercih ediyor, denetçilik sınavını geçmiş olanlar ise büyük \
    danışmanlık şirketlerine geçiyor. Bursa'daki bir istihdam bürosunun müdürü, bugün şirketin \
    değil adayın seçtiğini söylüyor. Ücret aralığı belirtilmeyen ilanlara yarı yarıya daha az \
    başvuru geliyor.
    Peki bundan sonra ne olacak? Uzmanlar 2030 yılına kadar basit işlerin bir bölümünü \
    bilgisayarların üstleneceğini, sonuçları yönetime açıklayabilen kişilere olan ihtiyacın ise \
    artacağını öngörüyor. Bu yüzden yabancı dil, veri çözümlemesi ve vergi hukuku öğrenmekte yarar \
    var. Sendika, sektördeki en düşük ücretlerin bu çeyrekte yüzde on artırılmasını istiyor. Bir \
    sonraki veriler eylül ayında açıklanacak. O zamana kadar şirketler, ekiplerini korumak için ne \
    kadar ödemeye hazır olduklarına kendileri karar verecek. Ankete göre dörtte üçü şimdiden zam \
    planlıyor; geri kalanlar daha uzun izin, daha kısa cuma günü ve yol parası sözü veriyor. \
    Muhasebeciler ise güler yüzle kira ödenmeyeceğini söylüyor. Üstelik gelecek yıl birçok \
    ayrıcalık kaldırılacağı için işlerin azalması değil çoğalması bekleniyor.
    """

  private static let chinese = """
    中型企业的会计能挣多少钱？根据最新的调查，月薪中位数是8500元，四分之一的人超过12000元。
    北京和上海的工资最高，有经验的会计很少接受低于10000元的职位。西部省份大约低五分之一，不过差距正在逐年缩小。\
    用人单位抱怨说，合适的人越来越难找。年轻人更愿意在家里办公，已经通过注册会计师考试的人往往去大型咨询公司。\
    一家招聘公司的经理说，现在是求职者挑选企业，而不是企业挑选求职者。没有写明薪资范围的招聘广告，收到的简历少一半。
    今后会怎么样？专家预计，到2030年，一部分简单的工作将由电脑程序完成，但是能够向管理层解释结果的人会更受欢迎。\
    因此，学习外语、数据分析和税法都很有用。工会要求在本季度把行业最低工资提高百分之十。统计局将在九月公布下一批数据。\
    在此之前，企业必须自己决定愿意付多少钱来留住员工。调查显示，四分之三的企业已经计划加薪，其余的企业答应给更长的假期、\
    更短的星期五和交通补贴。会计们回答说，光靠好话是付不了房租的。此外，明年将取消许多优惠政策，所以工作只会增加，不会减少。
    人力资源部门也在改变做法。过去，加薪主要看工龄；现在，越来越多的公司每年比较市场价格，再决定每个岗位的工资范围。\
    这样做的好处是透明：员工知道自己处在什么位置，也知道怎样才能提高。缺点是需要可靠的数据，而小公司往往没有时间收集这些数据。\
    有些公司因此购买调查报告，有些公司则自己阅读招聘广告，把其中的数字记录下来。无论采用哪种方法，重要的是写明数字从哪里来，\
    以及它们是平均数还是中位数，是税前还是税后。只有这样，管理层才能放心地使用这些数字，员工也才会相信它们是公平的。
    最后，专家提醒说，工资并不是一切。培训机会、工作时间和同事之间的关系，同样会影响一个人是否愿意留下来。不过，    如果两份工作其他条件都差不多，大多数人还是会选择钱更多的那一份，这一点无论在哪个城市都没有什么不同。
    """

  private static let traditionalChinese = """
    中型企業的會計能賺多少錢？根據最新的調查，月薪中位數是48500元，四分之一的人超過62000元。
    臺北和新竹的薪水最高，有經驗的會計很少接受低於50000元的職位。南部縣市大約低五分之一，不過差距正在逐年縮小。\
    雇主抱怨說，合適的人愈來愈難找。年輕人比較喜歡在家裡上班，已經通過會計師考試的人往往轉到大型顧問公司。\
    一家人力公司的經理說，現在是求職者挑選公司，而不是公司挑選求職者。沒有寫明薪資範圍的廣告，收到的履歷少一半。
    今後會怎麼樣？專家預計，到2030年，一部分簡單的工作將由電腦程式完成，但是能夠向管理階層解釋結果的人會更受歡迎。\
    因此，學習外語、資料分析和稅法都很有用。工會要求在本季把業界最低薪資提高百分之十。主計總處將在九月公布下一批資料。\
    在此之前，企業必須自己決定願意付多少錢來留住員工。調查顯示，四分之三的企業已經計畫加薪，其餘的企業答應給更長的假期、\
    更短的星期五和交通補助。會計們回答說，光靠好話是付不了房租的。此外，明年將取消許多優惠，所以工作只會增加，不會減少。
    人事部門也在改變做法。過去加薪主要看年資，現在愈來愈多的公司每年比較市場行情，再決定每個職位的薪資範圍。\
    這樣做的好處是透明，員工知道自己處在什麼位置，也知道怎樣才能提高。缺點是需要可靠的資料，而小公司往往沒有時間蒐集這些資料。\
    有些公司因此購買調查報告，有些公司則自己閱讀徵才廣告，把其中的數字記錄下來。無論採用哪種方法，重要的是寫明數字從哪裡來，\
    以及它們是平均數還是中位數，是稅前還是稅後。只有這樣，管理階層才能放心地使用這些數字，員工也才會相信它們是公平的。
    最後，專家提醒說，薪水並不是一切。進修機會、工作時間和同事之間的關係，同樣會影響一個人是否願意留下來。不過，    如果兩份工作其他條件都差不多，大多數人還是會選擇錢比較多的那一份，這一點無論在哪個城市都沒有什麼不同。
    """

  private static let japanese = """
    中堅企業の経理担当者はどのくらい稼いでいるのでしょうか。最新の調査によると、月給の中央値は32万円で、四人に一人は40万円を超えています。
    給与が最も高いのは東京と大阪で、経験のある人が30万円より低い条件を受け入れることはほとんどありません。地方では約二割低くなりますが、\
    その差は年々小さくなっています。雇用主は、ふさわしい人を見つけるのがますます難しくなったと話しています。若い人は在宅勤務を好み、\
    公認会計士の試験に合格した人は大手の監査法人に移ってしまいます。いまは会社が選ぶのではなく、応募者が会社を選ぶ時代だと、\
    ある人材会社の社長は言います。給与の範囲を書いていない求人広告には、応募が半分しか集まりません。
    これからどうなるのでしょうか。専門家は、2030年までに簡単な作業の一部がコンピューターに置き換わるものの、\
    結果を経営者に説明できる人はさらに必要とされると予想しています。そのため、外国語やデータ分析、税法を学ぶことが役に立ちます。\
    労働組合は、業界の最低賃金を今期中に十パーセント引き上げるよう求めています。次の統計は九月に発表されます。\
    それまで企業は、社員を引き留めるためにいくら払うつもりなのかを自分で決めなければなりません。アンケートでは、\
    四分の三の企業がすでに昇給を計画しており、残りの企業も長い休暇や短い金曜日、交通費の補助を約束しています。\
    経理の人たちは、親切な言葉だけでは家賃を払えないと答えています。また来年は多くの特例が廃止されるため、\
    仕事は減るどころか増えるだろうと考えられています。
    人事部門のやり方も変わりつつあります。以前は勤続年数で昇給が決まっていましたが、最近では毎年市場の水準と比べて、    職種ごとに給与の範囲を決める会社が増えました。数字がどこから来たのか、平均なのか中央値なのかを示すことが大切です。
    """

  private static let english = """
    How much does an accountant at a mid-sized firm earn? The latest survey puts the median at \
    $81,680 a year – and one in four earns “well over” $106,450.
    Pay is highest in New York and San Francisco, where people with experience rarely accept less \
    than $85,000. In rural states the amounts are about a fifth lower, although the gap shrinks \
    every year. Employers say that it’s getting harder to find the right people. Younger \
    candidates prefer to work from home, and those who have already passed their exams move on to \
    the large consultancies. “Today it’s the candidate who chooses,” says the head of an \
    employment agency in Ohio. Advertisements that don’t state a range get half as many answers.
    What comes next? Experts expect programs to take over part of the simple work by 2030, but the \
    demand for people who can explain results to a board will grow. That’s why it pays to learn \
    languages, data analysis and tax law. The union wants the lowest wages of the trade to rise by \
    ten per cent within this quarter. The bureau publishes its next figures in September. Until \
    then firms have to decide for themselves what they’re ready to pay to keep a team together. \
    Three quarters already plan a rise, the survey says; the others promise longer holidays, \
    shorter Fridays and help with the fare. Kind words, accountants reply, don’t pay the rent. \
    What’s more, a number of exemptions end next year, so that there will be more to do rather \
    than less – and more requests for better pay. Some firms have begun to compare their bands \
    with the market once a year, which helps both sides to see where they stand.
    """
}
