/** Words by which pages tell what a field, a button or they themselves are for. Whole words, in the languages chat pages are most often in. */

/** Starts of words, found at the start of a word. */
function words(...starts: string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\d])(?:${starts.join('|')})`, 'iu');
}

/** A field in which one writes to an assistant. */
export const TO_ASSISTANT = words(
  'prompt',
  'ask(?![a-z])',
  'your question',
  'chat',
  'messag(?!es? body)',
  'assistant',
  'copilot',
  'how can i help',
  'what can i help',
  'talk to',
  'say something',
  'reply to (?:claude|gpt|gemini|the (?:ai|assistant|bot|model)|\\w+ ?bot)',
  'nachricht',
  'frag(?:e|en)?(?![a-z])',
  'mensaje',
  'pregunt',
  'demande',
  'posez',
  'messaggio',
  'chiedi',
  'mensagem',
  'pergunt',
  'bericht',
  'wiadomo',
  'сообщ',
  'спрос',
  '消息',
  '提问',
  '輸入訊息',
  'メッセージ',
  '質問',
  '메시지',
  '질문',
  'رسال',
  'سؤال',
  'اسأل',
  'שאל',
  'הודע',
  'पूछ',
  'संदेश',
  'ถาม',
  'tanya',
  'sor(?![a-z])',
  'mesaj',
  'hỏi',
);

/** Words for a message, which may go to anybody. */
export const MESSAGES = /messag\w*|nachricht\w*|mensa[jg]\w*|chat/giu;

/** A field for people whatever else is said of it: "Use comments to ask for more", "Gift message". */
export const FOR_PEOPLE = words(
  'comment',
  'kommentar',
  'commentaire',
  'comentario',
  '(?:commit|gift|personal|status|error|welcome|away|delivery) messag',
  'ask the (?:community|seller|author|host)',
  'messag\\w* (?:the|your) (?:seller|buyer|host|author|guest|driver|landlord|owner|doctor|teacher|team|hiring)',
);

/** A field for what a machine runs. */
export const CODE = words(
  'code(?![a-z])',
  'sql',
  'json',
  'yaml',
  'regex',
  'css(?![a-z])',
  'html',
  'javascript',
  'snippet',
  'script',
);

/** A button that stands below what is written to be read by many. */
export const DRAFT = words('preview', 'vorschau', 'save (?:as )?draft', 'discard');

/** A field in which one writes to people, or that looks something up. */
export const TO_PEOPLE = words(
  'add(?![a-z])',
  'new (?:task|item|card|list|event|todo)',
  'what needs to be done',
  'e-?mail',
  'newsletter',
  '(?:first|last|user|full|your|file) ?name',
  'phone',
  'password',
  'zip(?![a-z])',
  'postal',
  'city',
  'promo',
  'amount',
  'join the (?:discussion|conversation)',
  'your thoughts',
  'tell us',
  'what do you think',
  'comment',
  'kommentar',
  'commentaire',
  'comentario',
  'repl(?:y|ies)',
  'antwort',
  'your answer',
  'review',
  'rezension',
  'bewertung',
  'post(?![a-z])',
  'tweet',
  "what['’]s (?:happening|on your mind)",
  'subject',
  'betreff',
  'recipient',
  'note(?![a-z])',
  'notiz',
  'description',
  'beschreibung',
  'address',
  'adresse',
  'coupon',
  'feedback',
  'biograph',
  'source (?:code|text)',
  'translat',
  'übersetz',
  'title',
  'titel',
  'body(?![a-z])',
  'markdown editor',
);

/** A field in which one writes to several people at once. */
export const TO_SEVERAL =
  /(?<![\p{L}\d])(?:to (?:everyone|everybody|all(?![a-z])|(?:the|our) (?:\p{L}+ )?(?:group|channel|team|room|class|crew))|an alle(?![a-z])|à tous|a todos|a tutti)|messag\w* [#@]/iu;

/** What stands beside a text in a letter or a form, and never beside a prompt. */
export const OF_A_LETTER =
  /^\W*(?:your |ihr[e]? )?(?:to|cc|bcc|an|subject|betreff|objet|asunto|oggetto|recipients?|e-?mail(?: address)?|phone(?: number)?|telefon|website|order (?:number|id))\W*$/iu;

/** A field that looks something up. */
export const SEARCH = words(
  'search',
  'suche',
  'such(?![a-z])',
  'find(?![a-z])',
  'filter',
  'recherch',
  'buscar',
  'cerca(?![a-z])',
  'zoek',
  'query',
  'q(?![a-z])',
  'keyword',
  'look ?up',
  'where to(?![a-z])',
  '🔍',
  '🔎',
  '搜索',
  '検索',
  '검색',
  'поиск',
);

/** A button that sends something to an assistant. */
const SEND = words(
  'send',
  'submit',
  'ask(?![a-z])',
  'run(?![a-z])',
  'generate',
  'go(?![a-z])',
  'prompt',
  'senden',
  'absenden',
  'fragen',
  'los(?![a-z])',
  'enviar',
  'envoyer',
  'invia',
  '发送',
  '送信',
  '전송',
  'отправ',
  'إرسال',
  'أرسل',
  'שלח',
  'भेज',
  'ส่ง',
  'kirim',
  'gönder',
  'gửi',
);
/** What any form's button may be called, too. */
const ANY_FORM = /^\W*(?:submit|go|los)\W*$/iu;
const SEND_SIGNS = /[➤➜➔⏎▶▲✈↑⬆⮕→↩]|paper-?plane|arrow-?up|icon-?send/iu;

/** A button that makes something public, keeps or finds it. */
export const PUBLISH = words(
  'subscribe',
  'join(?![a-z])',
  'notify',
  'respond(?![a-z])',
  'sign(?![a-z])',
  'post(?![a-z])',
  'comment',
  'repl(?:y|ies)',
  'publish',
  'save',
  'search',
  'add(?![a-z])',
  'update',
  'create',
  'buy',
  'order',
  'kommentier',
  'antwort',
  'veröffentlich',
  'speicher',
  'suche',
  'kauf',
  'publi',
  'guardar',
  'enregistr',
  'next(?![a-z])',
  'continu',
  'weiter',
  'pay(?![a-z])',
  'check ?out',
  'sign (?:in|up)',
  'log ?in',
  'register',
  'apply',
  'translat',
  'cancel',
  'back(?![a-z])',
);

/** Where people chat beside something that is broadcast. */
export const LIVE = words('live[- ]?chat', 'live[- ]?stream', 'stream chat', 'top chat');

/** What names a page for talking to an assistant. */
export const ASSISTANT_PAGE = words(
  'chat(?!ter)',
  'gpt',
  'llm',
  'assistant',
  'assistent',
  'copilot',
  'ai(?![a-z])',
  'ki(?![a-z])',
  'bot(?![a-z])',
  'llama',
  'claude',
  'gemini',
  'mistral',
  'deepseek',
  'qwen',
  'playground',
);

/** What names a page for something else. */
export const OTHER_PAGE = words(
  'inbox',
  'posteingang',
  'webmail',
  'e-?mail',
  'spreadsheet',
  'calendar',
  'kalender',
  'dashboard',
  'forum',
  'issue',
  'ticket #?\\d',
  'view topic',
  'messenger',
  'pull request',
  'cart',
  'warenkorb',
  'shop',
  '[\\w ]+\\.(?:xlsx?|csv|md|docx?)',
);

/** What is written about anything, assistants too: there their names say nothing. */
export const ABOUT_PAGE = words('docs', 'documentation', 'news(?![a-z])', 'blog', 'jobs?(?![a-z])', 'careers', 'wiki', 'pricing');

/** Controls that only pages for talking to a model have. */
export const ASSISTANT_CONTROL = words(
  'regenerat',
  'stop generat',
  'stop respon',
  'new chat',
  'new conversation',
  'clear chat',
  'clear conversation',
  'neuer chat',
  'neu generier',
  'neue unterhaltung',
  'system prompt',
  'temperature',
  'max(?:imum)? tokens',
  'model(?![a-z])',
  'gpt-\\d',
  'llama',
  'claude',
  'gemini',
  'mistral',
  'qwen',
  'deepseek',
);

/** Whether a name above a message is a model's, or the part a model or its user has in a conversation. */
export function isModelName(name: string): boolean {
  return ASSISTANT_PAGE.test(name) || /^(?:system|model|user|human)\b/i.test(name);
}

/** Whether a button says no more than that a form is sent. */
export function saysLittle(name: string): boolean {
  return ANY_FORM.test(name);
}

/** Whether a button's name or sign says that it sends. */
export function saysSend(name: string): boolean {
  return SEND.test(name) || SEND_SIGNS.test(name);
}
