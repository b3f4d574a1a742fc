// What sites print round and between the lines of an article, in the languages of the news. Data: patterns for one
// line of text, white space folded.

const any = (list: string): string =>
  list
    .trim()
    .split(/\s*\n\s*/)
    .join('|');

/** A line that is nothing but this is furniture wherever it stands. */
export const bareLabels = new RegExp(
  `^[\\[(【*_–—-]*(?:${any(`
  advertisements?|adverts?|ad|sponsored(?: content)?|promoted(?: content)?|paid (?:content|post)|publicité|annonce|werbung|anzeige|publicidad|pubblicità|publicidade|anúncio|advertentie|реклама|hirdetés|reklama|advertorial|annons|annonse|mainos|reklam|διαφήμιση|quảng cáo|iklan|โฆษณา|विज्ञापन|广告|廣告|広告|스폰서|광고|إعلان|إعلانات
  (?:article|story) continues (?:below|after)[^.]*|continue reading(?: below)?|(?:keep|continue) reading(?: the main story)?|story continues(?: below)?|scroll (?:down )?to continue.*|scroll for more.*|la suite après (?:la|cette) (?:publicité|vidéo)|lire la suite|weiterlesen|sigue leyendo|seguir leyendo|continua a leggere|continue lendo|lees verder|lees meer|читать далее|继续阅读|繼續閱讀|続きを読む|続きを見る
  share(?: this)?(?: (?:article|story|page|post))?(?: (?:on|via|with).{0,40})?|tweet(?: this)?|e-?mail(?: this)?(?: article| story)?|print(?: this)?(?: article| page)?|like this|pin it|like|save|reply|copy link|link copied!?|facebook|twitter|whatsapp|linkedin|telegram|reddit|pinterest|google\\+|partager|partagez|imprimer|envoyer|commenter|teilen|drucken|merken|compartir|imprimir|condividi|stampa|compartilhar|delen|поделиться|печать|分享(?:到.*)?|打印|收藏|字号|字體|評論|评论|转发|シェア(?:する)?|ツイート(?:する)?|印刷|공유(?:하기)?|인쇄|مشاركة|طباعة
  related|related (?:stories|articles|topics|content|links|news|coverage|posts|video|videos)|recommended(?: for you| stories)?|more (?:stories|news|coverage|videos)|most (?:read|popular|viewed|shared)|trending(?: now)?|read more|read next|see also|also read|up next|you (?:may|might) also (?:like|be interested in)|don't miss|à lire aussi|lire aussi|sur le même sujet|sur le même thème|à voir aussi|mehr zum thema|lesen sie auch|das könnte sie auch interessieren|zum thema|auch interessant|te puede interesar|lea también|lee también|más noticias|noticias relacionadas|leggi anche|potrebbe interessarti(?: anche)?|articoli correlati|leia também|leia mais|veja também|notícias relacionadas|lees ook|читайте также|по теме|смотрите также|相关(?:新闻|阅读|报道|文章)|延伸阅读|相關(?:新聞|閱讀|報導)|延伸閱讀|推荐阅读|猜你喜欢|热门(?:文章|新闻)|更多(?:新闻|内容)?|関連(?:記事|ニュース)|あわせて読みたい|関連リンク|관련\\s?(?:기사|뉴스)|اقرأ أيضا.?|مواضيع ذات صلة|أخبار ذات صلة
  (?:\\d+ )?comments?|(?:view|show|read|see|hide|load) (?:all )?(?:\\d+ )?(?:comments?|more)|(?:add|post|leave|write) a (?:comment|reply)|be the first to comment|join the (?:conversation|discussion)|no comments(?: yet)?|comments are closed|commentaires?(?: \\(\\d+\\))?|réagir|kommentare?(?: \\(\\d+\\))?|kommentieren|comentarios?|commenti|comentários|reacties?|комментарии|发表评论|我要评论|コメント(?:する)?|댓글
  close|next|previous|back(?: to top)?|top|menu|home|loading(?:…|\\.\\.\\.)?|play|play video|watch|listen|download|view (?:gallery|slideshow|image|larger image)|\\+?\\]? ?enlarge(?: image)?|full ?screen|hide caption|toggle caption|image \\d+ of \\d+|\\d+ of \\d+|see (?:more|all)|show more|click (?:here|to enlarge|on image to enlarge).*|skip to .*|getty images?|reuters photo|photos?|video|galer(?:y|ie|ía)|slideshow|diaporama|bildergalerie|fotostrecke|tags?|topics?|filed under|fermer|schliessen|schließen|cerrar|chiudi|fechar|nach oben|haut de page|返回顶部|トップへ戻る
  `)})\\s*[:：…»>→▼▾|.!]*[\\])】*_–—-]*$`,
  'iu',
);

/** A line that begins like this points to another page: furniture when it is mostly link or short. */
export const pointers = new RegExp(
  `^[\\s▶►→»•|\\[(【■●◆*>–—-]*(?:${any(`
  read\\s*[:：|]|read (?:more|also|next|this|the (?:full|original|whole) (?:story|article|post))|also read|more on (?:this|that)|more from|related(?: (?:story|stories|article|articles|link|links|coverage|video|content|news))?\\s*[:：|]|see also|see more|more\\s*[:：]|watch(?: more| also| now| this)?\\s*[:：|]|must[- ]read|don't miss|recommended\\s*[:：]|click here|continue reading|view (?:gallery|slideshow|the full)|photos\\s*[:：]|video\\s*[:：]|listen\\s*[:：]|opinion\\s*[:：|]|explore more|next story|previous story
  (?:[àa] )?lire\\s*[:：]|(?:[àa] )?lire (?:aussi|également|la suite|l'article|notre|nos)|à voir|voir (?:aussi|également)|retrouvez|sur le même (?:sujet|thème)|>> ?lire
  lesen sie (?:auch|hier|mehr)|mehr (?:zum thema|dazu|lesen)|lesen sie|siehe auch|auch interessant|weitere (?:artikel|informationen|nachrichten)
  (?:lea|lee|leer|ver|vea|mira|lee) (?:también|además|más)|te puede interesar|más información|puede leer|en vídeo
  leggi (?:anche|tutto|qui)|guarda anche|vedi anche|potrebbe interessarti|per approfondire
  leia (?:também|mais|ainda)|veja (?:também|mais)|saiba mais|ler também
  lees (?:ook|meer|verder)|bekijk ook|zie ook
  читайте также|смотрите также|подробнее|читать (?:также|далее)|по теме
  相关(?:新闻|阅读|报道|文章|链接)|延伸阅读|推荐阅读|相關(?:新聞|閱讀|報導|連結)|延伸閱讀|更多(?:新闻|新聞|阅读|精彩|报道)|点击(?:查看|进入)|看更多|【更多|另请阅读|另見
  関連(?:記事|ニュース|リンク)|あわせて読みたい|続きを読む|もっと見る|【関連|【あわせて
  관련\\s?(?:기사|뉴스)|더\\s?보기|اقرأ (?:أيض|المزيد)|شاهد أيض|للمزيد
  `)})`,
  'iu',
);

/** A line that begins like this asks the reader for something, or is the site's own small print: never the article's text. */
export const prompts = new RegExp(
  `^[\\s▶►→»•|\\[(【*–—-]*(?:${any(`
  (?:sign|log) (?:up|in)\\b.{0,80}|["“]?questions\\?|(?:have )?comments\\?|subscribe (?:to|now|today|for|here)|(?:please )?(?:enable|turn on) javascript|(?:to view this|this) video (?:please|requires|is not|cannot)|your browser (?:does not|doesn't|is)|get (?:the|our|more|all) .{0,60}(?:newsletter|inbox|app\\b|delivered)|(?:follow|like|join|find|connect with|add) (?:us|me|@|our|him on|her on|[^.!?]{2,30} on) .{0,60}(?:facebook|twitter|instagram|telegram|whatsapp|linkedin|youtube|google|tiktok|newsletter|snapchat|@)|download (?:the|our) .{0,40}app|support (?:our|independent) journalism|this (?:article|story) is (?:available|reserved|for) .{0,30}subscribers|already a subscriber|create an? (?:free )?account|thank you for (?:subscribing|signing up|your (?:feedback|subscription))|an error (?:has )?occurred|invalid email|you have (?:been )?(?:successfully|reached)|by (?:signing|subscribing|submitting|registering|clicking)|we use cookies|this site uses|read or share this|get .{0,40} on (?:twitter|facebook)|share (?:this|on|via|your thoughts)\\b|have (?:a|your) (?:tip|say)\\b.{0,60}|let us know|tell us|what do you think|report (?:an? )?(?:error|typo|correction|inappropriate)|send (?:us )?(?:a )?(?:tips|letters|corrections)|(?:sign|register) (?:for|to) .{0,40}(?:free|newsletter)
  the post .{1,250} (?:appeared first on|first appeared on)|(?:this (?:article|post|story)|.{1,120}) (?:first appeared|originally appeared|appeared first) on [^.]{1,60}\\.?$|l'article .{1,250} est apparu en premier sur|cet article .{1,250} est apparu|der beitrag .{1,250} erschien zuerst|la entrada .{1,250} (?:se publicó|aparece) primero|l'articolo .{1,250} proviene da|o post .{1,250} apareceu primeiro|read the (?:rest|full)\\b.{0,60}$
  (?:©|\\(c\\)|copyright\\b|all rights reserved|tous droits|alle rechte|todos los derechos|tutti i diritti|todos os direitos|все права|版权所有|版權所有|無断転載|저작권|무단\\s?전재|ⓒ|<?저작권자|حقوق)
  abonnez-vous|inscrivez-vous|s'inscrire|s'abonner|déjà abonné|suivez[- ](?:nous|\\p{L}+ sur)|recevez (?:notre|nos|toute)|cet article est réservé|connectez-vous|pour (?:lire|voir) la suite|il vous reste .{0,20}% de cet article|newsletter\\b.{0,80}
  abonnieren sie|melden sie sich|jetzt (?:abonnieren|anmelden|registrieren)|folgen sie|newsletter abonnieren|bitte (?:aktivieren|loggen|melden)|diesen artikel
  suscríbete|suscribete|suscríbase|regístrate|síguenos|siga (?:a|el)|sigue (?:a|toda)|recibe (?:nuestra|las)|inicia sesión|newsletter
  iscriviti|seguici|abbonati|registrati|accedi|scarica l'app
  assine|inscreva-se|siga (?:o|a|nos)|cadastre-se|receba (?:as|nossa)|clique aqui
  schrijf (?:je|u) in|abonneer|volg ons|meld (?:je|u) aan
  подпи(?:сывайтесь|шитесь|саться)|войдите|зарегистрируйтесь|следите за|присоединяйтесь
  扫(?:一扫|描|码)|关注.{0,20}(?:微信|公众号|微博)|扫码|点击关注|订阅|訂閱|下载.{0,12}(?:app|客户端)|加入.{0,16}(?:会员|會員)|請繼續往下閱讀|本文(?:来源|為|为)付费|(?:追蹤|按讚).{0,20}(?:粉絲|facebook|line)|責任編輯|责任编辑|(?:文章)?来源[:：].{0,40}$|來源[:：].{0,30}$|编辑[:：].{0,20}$|(?:【|\\()?(?:责编|編輯|编辑|記者|作者)[:：／/].{0,24}$
  (?:登録|ログイン|会員登録|購読|フォロー)(?:は|する|して|すると)|この記事は(?:有料|会員)|メールマガジン|(?:구독|로그인|회원가입|네이버에서)|اشترك|سجل|تابعونا|انضم
  `)})`,
  'iu',
);

/** Who wrote it. Names begin with capitals: case counts here. */
export const bylines = new RegExp(
  `^(?:${any(`
  (?:[Bb]y|BY|[Bb]y:|(?:Written|Posted|Published|Story|Reported|Reporting|Text|Words|Edited|Photos?|Video) [Bb]y:?|Author:|AUTHOR:|From)\\s+(?:[Tt]he )?\\p{Lu}[\\p{L}.'’-]*(?:[\\s,&/|·•–—-]+(?:(?:and|of|in|de|van|von|the|for|at|AND) )?\\p{Lu}[\\p{L}\\p{N}.'’-]*){0,12}(?:[\\s,|·•–—-]+[^.!?]{0,60})?
  (?:[Pp]ar|PAR|[Dd]e|DE|[Vv]on|VON|[Pp]or|POR|[Dd]i|DI|[Dd]oor|Автор:?|Текст:?)\\s+\\p{Lu}[\\p{L}.'’-]+(?:[\\s,&/|·•–—-]+(?:(?:et|und|y|e|en|и|de|von|van) )?\\p{Lu}[\\p{L}.'’-]*){0,8}
  `)})$`,
  'u',
);

/** When it was written, how long it takes to read, where it came from, how it is filed. */
export const creditLines = new RegExp(
  `^(?:${any(`
  (?:published|posted|updated|last (?:updated|modified|edited)|first (?:published|posted)|publié|mis à jour|modifié|veröffentlicht|aktualisiert|stand|erstellt|publicado|actualizado|pubblicato|aggiornato|atualizado|gepubliceerd|bijgewerkt|опубликовано|обновлено|发布(?:时间|于)?|更新(?:时间|于)?|發佈|發布|時間|公開日?|更新日?|입력|수정|등록|نشر|تحديث)(?:[^\\p{L}]|\\s)[^.!?]*(?:\\d|ago|hier|heute)[^!?]{0,60}
  \\d+[\\s-]*(?:min|mins|minute|minutes|minuten|minutos|minuti|мин|分钟|分鐘|分)\\s*(?:read|de lecture|lesezeit|de lectura|di lettura|de leitura|leestijd)?
  (?:reading time|temps de lecture|lesezeit|tiempo de lectura|tempo di lettura|leestijd).{0,30}
  (?:source|quelle|fuente|fonte|bron|источник|出典|来源|來源|출처|المصدر)\\s*[:：].{0,50}
  (?:tags?|topics?|keywords?|filed under|categor(?:y|ies)|posted in|in this story|mots[- ]clés|thèmes|schlagworte|schlagwörter|themen|etiquetas|temas|argomenti|assuntos|trefwoorden|теги|темы|метки|标签|標籤|关键词|關鍵字|タグ|キーワード|태그|الوسوم|كلمات)\\s*[:：].{0,300}
  .{0,40}(?:e-?mail|contact|reach|follow|twitter|tweet).{0,60}(?:@\\w|at [\\w.]+@).{0,60}
  .{0,400}(?:can be (?:reached|contacted|followed)|you can (?:send|reach|follow|contact|e-?mail|find)|follow (?:him|her|them|me|\\p{L}+ \\p{L}+) (?:on|at|@)|e-?mail (?:him|her|them|me) at).{0,400}
  (?:contact|email|e-mail|follow|reach) (?:the (?:author|writer|reporter)|him|her|them)\\b.{0,120}
  `)})$`,
  'iu',
);

/** The words that a line with nothing but dates and times is made of: months, days, zones and what joins them. */
export const dateWord =
  /^(?:(?:jan|feb|fév|fev|mar|mär|apr|avr|abr|may|mai|mag|mei|jun|juin|giu|jul|juil|lug|aug|août|ago|sep|set|oct|okt|ott|out|nov|dec|déc|dez|dic|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|jeu|ven|sam|dim|die|mit|don|fre|son|dom|mié|jue|vie|sáb|seg|ter|qua|qui|sex|пон|вто|сре|чет|пят|суб|вос|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|كانون|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|اغسطس|أيلول|تشرين|الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأول|الثاني|آخر|تحديث)\p{L}{0,9}|publi\p{L}*|updat\p{L}*|post\p{L}*|last|modified|aktualisiert|mis|jour|[ap]m?|h|gmt|utc|[ecmp][ds]?t|bst|ist|cet|cest|uhr|at|um|à|a|o|às|ore|of|on|de|del|di|le|el|il|den|der|the|am|pm|st|nd|rd|th|er|г|в|min|mins|minutes?|hours?|days?|ago|年|月|日|时|時|分|秒|周|星期|[一二三四五六日天]|上午|下午|년|월|일|시|분)$/iu;

/** A caption that only says whose the picture is. */
export const creditOnly =
  /^[\s([【]*(?:©|\(c\)|photos?(?:graph)?(?: credit| by|:)|(?:image|picture|file)(?: credit| courtesy| source|:)|photo(?:graph)?[: ]|credits?[: ]|crédits?(?: photo)?[: ]|bild(?:quelle)?:|foto:|fotos?[: ]|source:|quelle:|imagen:|immagine:|фото:|图(?:片)?(?:来源)?[:：/／]|圖(?:片)?(?:來源)?[:：/／]|写真[:：]|사진[=:]|(?:getty|afp|ap|reuters|epa|dpa|shutterstock|istock|corbis|alamy|xinhua|ansa|efe|lapresse|keystone|picture alliance|imago)\b)[^.!?]{0,90}[.)\]】]?$|^[^.!?]{0,60}(?:\/|\(|via |, )\s*(?:getty(?: images)?|afp|ap(?: photo)?|associated press|reuters|epa|dpa|shutterstock|istock|corbis|alamy|xinhua|ansa|efe|imago)\)?$/iu;

/** A line of its own that only says whose the picture near it is. */
export const bareCredit =
  /^[\s([【]*(?:(?:photos?|image|picture|foto|bild|crédits?(?: photo)?|imagen|video)(?: credit| by| courtesy)?\s*[:：/]|courtesy(?: of)?\s|©).{1,60}$|^[^.!?]{1,50}(?:\/|via|\()\s*(?:getty(?: images)?|afp|ap|ap photo|associated press|reuters|epa|dpa|shutterstock|istock|corbis|alamy|xinhua|ansa|efe|flickr)\)?$/iu;
