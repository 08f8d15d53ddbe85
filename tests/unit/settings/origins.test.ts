import { describe, expect, it } from 'vitest';
import { canonicalEndpoint, canonicalOrigin, hostPattern, isLocalHost, originOf } from '../../../lib/settings/origins.ts';

describe('origins', () => {
  it.each([
    ['https://Example.com', 'https://example.com'],
    ['https://example.com/', 'https://example.com'],
    ['http://localhost:5173', 'http://localhost:5173'],
    ['http://[::1]:80', undefined],
    ['https://example.com/path', undefined],
    ['https://user@example.com', undefined],
    ['https://example.com?x', undefined],
    ['file:///tmp/x', undefined],
    ['chrome://extensions', undefined],
    ['https:\\\\example.com', undefined],
    [' https://example.com', undefined],
    ['example.com', undefined],
  ])('canonicalOrigin(%j) is %j', (text, origin) => expect(canonicalOrigin(text)).toBe(origin));

  it('takes the origin of a page and of nothing else', () => {
    expect(originOf('https://chatgpt.com/c/1?x#y')).toBe('https://chatgpt.com');
    expect(originOf('about:blank')).toBeUndefined();
    expect(originOf(undefined)).toBeUndefined();
  });

  it('asks for the host without its port', () => {
    expect(hostPattern('http://localhost:5173')).toBe('http://localhost/*');
    expect(hostPattern('https://api.openai.com/v1')).toBe('https://api.openai.com/*');
    expect(hostPattern('data:,x')).toBeUndefined();
  });
});

describe('endpoints', () => {
  it.each([
    ['https://api.openai.com/v1/', 'https://api.openai.com/v1'],
    ['http://127.0.0.1:8123/v1', 'http://127.0.0.1:8123/v1'],
    ['http://localhost', 'http://localhost'],
    ['http://[::1]:1/v1', 'http://[::1]:1/v1'],
    ['http://10.0.0.1/v1', undefined],
    ['http://127.0.0.1.example/v1', undefined],
    ['https://u:p@example.com', undefined],
    ['https://example.com/?', undefined],
    ['ftp://example.com', undefined],
  ])('canonicalEndpoint(%j) is %j', (text, endpoint) => expect(canonicalEndpoint(text)).toBe(endpoint));

  it('knows this machine', () => {
    expect(['localhost', 'a.localhost', '127.8.8.8', '[::1]'].every(isLocalHost)).toBe(true);
    expect(['localhost.example', '128.0.0.1', 'notlocalhost', '127.0.0.1.example'].some(isLocalHost)).toBe(false);
  });
});
