/**
 * `format`: not a PNG, JPEG or WebP, or not the one it was said to be; `damaged`: a truncated file, wrong lengths or checksums, XML that is none;
 * `compressed`: XMP in a form that is not read here and that Sharemark never writes; `doubled`: more than one XMP packet, so that readers differ; `incomplete`: marked by Sharemark, but a field is missing or means nothing;
 * `fields`: what was to be written says nothing (no name, no id, no date).
 */
export type MetadataReason = 'format' | 'damaged' | 'compressed' | 'doubled' | 'incomplete' | 'fields';

/** A picture whose metadata cannot be written or read. */
export class MetadataError extends Error {
  override readonly name = 'MetadataError';
  readonly reason: MetadataReason;

  constructor(reason: MetadataReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
