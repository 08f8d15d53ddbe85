/** Starts a React page: event log first, so that nothing is missed. */
import './probe.ts';
import './base.css';
import './prose.css';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';

export function mount(page: ReactNode): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no #root');
  createRoot(root).render(page);
}
