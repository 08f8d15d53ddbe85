/** Words by which pages tell what a field, a button or they themselves are for. Whole words, in the languages chat pages are most often in. */

/** Starts of words, found at the start of a word. */
function words(...starts: string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\d])(?:${starts.join('|')})`, 'iu');
}

/** A field in which one writes to an assistant. */
export const TO_ASSISTANT = words(
  'prompt',
  'ask(?![a-z])',
  'chat',
  'message(?!s? body)',
  'messag',
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
);

/** A field in which one writes to people, or that looks something up. */
export const TO_PEOPLE = words(
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
  '搜索',
  '検索',
  '검색',
  'поиск',
);

/** A button that sends something to an assistant. */
export const SEND = words(
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
);
const SEND_SIGNS = /[➤➜➔⏎▶✈↑⬆⮕→↩]|paper-?plane|arrow-?up|icon-?send/iu;

/** A button that makes something public, keeps or finds it. */
export const PUBLISH = words(
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
);

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

/** Whether a button's name or sign says that it sends. */
export function saysSend(name: string): boolean {
  return SEND.test(name) || SEND_SIGNS.test(name);
}
