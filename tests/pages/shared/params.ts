/** The page's query parameters; README.md lists them. */
const query = new URLSearchParams(location.search);

const numberOf = (name: string): number => Math.max(0, Number(query.get(name)) || 0);

export const params = {
  /** Base URL of the API, without a slash at the end. */
  api: (query.get('api') ?? `${location.origin}/v1`).replace(/\/$/, ''),
  model: query.get('model') ?? 'demo',
  history: numberOf('history'),
  historyUnsafe: numberOf('historyUnsafe'),
  virtual: query.get('virtual') === '1',
  style: query.get('style') ?? '',
  replace: query.get('replace'),
  /** ms that nlux takes to type a character; undefined = its own default. */
  typing: query.has('typing') ? numberOf('typing') : undefined,
};

/** URL of the completions endpoint with the parameters that steer the fake server. */
export function completionsUrl(): string {
  const passed = new URLSearchParams();
  for (const name of ['tps', 'scenario', 'stall', 'tokens', 'chunk']) {
    const value = query.get(name);
    if (value !== null) passed.set(name, value);
  }
  return `${params.api}/chat/completions${passed.size > 0 ? `?${passed}` : ''}`;
}
