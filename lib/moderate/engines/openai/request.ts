import { base64 } from '../../../base64.ts';
import { post, type Outcome, type Service } from './client.ts';
import { parseImageResponse, parseResponse } from './response.ts';

/**
 * Asks the moderation endpoint about `texts`, once. Never rejects; whatever is not a complete, well-formed answer to exactly these texts is a
 * reason (see `post`).
 */
export async function requestModeration(service: Service, texts: readonly string[], signal: AbortSignal): Promise<Outcome> {
  const answer = await post(service, '/moderations', { model: service.model, input: [...texts] }, signal, (body) =>
    parseResponse(body, texts.length, service.thresholds),
  );
  return 'failed' in answer ? answer : { assessments: answer.value };
}

/** Largest picture that the endpoint takes, in bytes. */
export const MAX_IMAGE_BYTES = 20_000_000;
const IMAGE_TYPES = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif']);

/** A picture as it lies in memory. */
export interface Picture {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** MIME type. */
  readonly type: string;
}

/** Whether the endpoint can be asked about it at all. */
export function isSendable({ bytes, type }: Picture): boolean {
  return bytes.length > 0 && bytes.length <= MAX_IMAGE_BYTES && IMAGE_TYPES.has(type);
}

/**
 * Asks the endpoint about one picture: it takes no more than one a request. Only the categories that it applies to pictures are scored, so that
 * nothing is called free of, say, hate because nobody has looked.
 */
export async function requestImage(service: Service, picture: Picture, signal: AbortSignal): Promise<Outcome> {
  const url = `data:${picture.type};base64,${base64(picture.bytes)}`;
  const body = { model: service.model, input: [{ type: 'image_url', image_url: { url } }] };
  const answer = await post(service, '/moderations', body, signal, (given) => parseImageResponse(given, service.thresholds));
  return 'failed' in answer ? answer : { assessments: [answer.value] };
}
