import type { DeepChat } from 'deep-chat';

/** Colours that follow the system; custom properties reach into the shadow root. */
export function dress(element: DeepChat): void {
  element.chatStyle = {
    width: '100%',
    height: '100%',
    border: 'none',
    backgroundColor: 'var(--back)',
    fontSize: '1rem',
    fontFamily: 'inherit',
  };
  element.messageStyles = {
    default: {
      shared: { bubble: { maxWidth: '100%', padding: '0.5rem 1rem', color: 'var(--ink)', lineHeight: '1.6' } },
      user: { bubble: { backgroundColor: 'var(--raised)', borderRadius: '1.25rem' } },
      ai: { bubble: { backgroundColor: 'transparent', width: '100%' } },
    },
  };
  element.inputAreaStyle = { backgroundColor: 'var(--back)' };
  element.textInput = {
    placeholder: { text: 'Write something', style: { color: 'var(--soft)' } },
    styles: {
      container: { backgroundColor: 'var(--back)', border: '1px solid var(--line)', borderRadius: '1.5rem' },
      text: { color: 'var(--ink)' },
    },
  };
  element.auxiliaryStyle = `
    #messages { width: min(100% - 1rem, var(--column)); margin-inline: auto; }
    .message-bubble table { border-collapse: collapse; }
    .message-bubble :is(th, td) { padding: 0.4rem 0.8rem 0.4rem 0; border-bottom: 1px solid var(--line); text-align: left; }
    .message-bubble code { font-family: ui-monospace, 'DejaVu Sans Mono', monospace; }
    .message-bubble pre { overflow-x: auto; padding: 0.8rem; border-radius: 0.6rem; background: var(--panel); color: var(--ink); }
    .message-bubble a { color: var(--link); }`;
}
