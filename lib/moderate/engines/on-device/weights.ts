/** Where the weights are in the package. */
export const WEIGHTS_PATH = '/on-device/weights.bin';

/**
 * Reads the weights of the on-device classifier.
 * @param address of the file, from `runtime.getURL`
 * @throws when they cannot be read
 */
export async function fetchWeights(address: string): Promise<ArrayBuffer> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The weights could not be read (${response.status}).`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  // Firefox makes what a content script fetches the page's: each look at it goes through a wrapper, a hundred times as slow as at a copy of ours.
  const own = new ArrayBuffer(bytes.length);
  new Uint8Array(own).set(bytes);
  return own;
}
