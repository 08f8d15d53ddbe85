import type { Chat } from '../shared/chat.ts';
import { takeText } from '../shared/EditableBox.tsx';
import { h } from '../shared/dom.ts';

/** The composer: a Quill editor's structure with its hidden clipboard, and one button that sends or stops. */
export function createComposer(chat: Chat): { element: HTMLElement; update(generating: boolean): void } {
  const editor = h(
    'div',
    {
      class: 'ql-editor textarea',
      contenteditable: 'true',
      role: 'textbox',
      'aria-label': 'Enter a prompt here',
      'data-placeholder': 'Ask away',
    },
    h('p', {}, h('br')),
  );
  const clipboard = h('div', { class: 'ql-clipboard', contenteditable: 'true', tabindex: '-1', 'aria-hidden': 'true' });
  const icon = h('mat-icon', { fonticon: 'send', 'aria-hidden': 'true' }, '➤');
  const act = (): void => {
    if (chat.generating()) chat.stop();
    else chat.send(takeText(editor));
  };
  const button = h('button', { type: 'button', class: 'send-button primary', onclick: act }, icon);
  editor.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (!chat.generating()) act();
  });
  return {
    element: h('input-area-v2', { class: 'composer' }, h('rich-textarea', {}, editor, clipboard), button),
    update(generating) {
      button.classList.toggle('stop', generating);
      button.setAttribute('aria-label', generating ? 'Stop response' : 'Send message');
      icon.setAttribute('fonticon', generating ? 'stop' : 'send');
      icon.textContent = generating ? '■' : '➤';
    },
  };
}
