import type { Find, Kind } from '../types.ts';

interface Shape extends Kind {
  /** Bounded, or without anything behind the open end: linear. */
  readonly pattern: RegExp;
  /** Stands in every one of them: without it a text is not looked through. */
  readonly has: string;
  readonly check?: (text: string) => boolean;
}

const shape = (id: string, brand: string | undefined, has: string, pattern: RegExp, check?: (text: string) => boolean): Shape => {
  return { id, class: 'key', ...(brand === undefined ? {} : { brand }), has, pattern, ...(check ? { check } : {}) };
};

const mixed = (text: string): boolean => /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text);

/** Keys and tokens that are known by their shape, not by how they begin. */
const SHAPES: readonly Shape[] = [
  // RFC 7519, RFC 7516: three parts, or five if encrypted; the last is empty if unsigned.
  shape('jwt', 'JWT', 'eyJ', /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}\.(?:[A-Za-z0-9_-]+\.){1,3}[A-Za-z0-9_-]*/g),
  // Telegram, "Bot API: authorizing your bot".
  shape('telegram-token', 'Telegram', ':', /(?<!\d)\d{8,10}:[A-Za-z0-9_-]{32,46}(?![A-Za-z0-9_-])/g, mixed),
  // Discord, "reference: authentication": id, time and signature, each in base64url; an id begins with M, N or O.
  shape(
    'discord-token',
    'Discord',
    '.',
    /(?<![A-Za-z0-9_-])[MNO][A-Za-z0-9_-]{22,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{25,40}(?![A-Za-z0-9_-])/g,
    mixed,
  ),
  // Microsoft Entra: client secrets have `8Q~` or the like after three signs.
  shape(
    'azure-client-secret',
    'Azure',
    'Q~',
    /(?<![A-Za-z0-9_~.-])[A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]{31,34}(?![A-Za-z0-9_~.-])/g,
  ),
  // Azure Storage, "configure connection strings"; Service Bus, Event Hubs and IoT have the same with shorter keys.
  shape('azure-account-key', 'Azure', '=', /(?<=(?:AccountKey|SharedAccessKey)\s?=\s?)[A-Za-z0-9+/]{30,88}={0,2}/gi),
  shape('azure-sas', 'Azure', 'sig=', /(?<=[?&;]sig=)[A-Za-z0-9%+/]{30,120}={0,2}/g),
  shape('azure-devops-token', 'Azure DevOps', 'AZDO', /(?<![A-Za-z0-9])[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}(?![A-Za-z0-9])/g),
  shape('azure-cognitive-key', 'Azure', 'JQQJ9', /(?<![A-Za-z0-9])[A-Za-z0-9]{52}JQQJ9[A-Za-z0-9]{27}(?![A-Za-z0-9])/g),
  // HCP Terraform, "API tokens".
  shape('terraform-token', 'Terraform', '.atlasv1.', /(?<![A-Za-z0-9])[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,}/g),
  shape('mailchimp-key', 'Mailchimp', '-us', /(?<![A-Za-z0-9])[0-9a-f]{32}-us\d{1,2}(?!\d)/g),
  shape(
    '1password-key',
    '1Password',
    'A3-',
    /(?<![A-Za-z0-9])A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})(?:-[A-Z0-9]{5}){3}(?![A-Za-z0-9])/g,
  ),
  // Five times five, as Windows and many programs have it.
  shape(
    'product-key',
    undefined,
    '-',
    /(?<![A-Za-z0-9-])[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}(?![A-Za-z0-9-])/g,
    (text) => /\d/.test(text) && /[A-Z]/.test(text),
  ),
];

export function* shapes(text: string): Generator<Find> {
  for (const { pattern, check, has, ...kind } of SHAPES) {
    if (!text.includes(has)) continue;
    for (const { 0: found, index } of text.matchAll(pattern)) {
      if (!check || check(found)) yield { ...kind, start: index, end: index + found.length };
    }
  }
}
