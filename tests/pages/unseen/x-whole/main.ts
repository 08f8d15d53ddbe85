/** jQuery: the whole conversation's HTML is set with every token; a toast after sending. */
import '../../shared/probe.ts';
import { $ } from 'jquery';
import { createChat } from '../../shared/chat.ts';
import { expose } from '../shared/hooks.ts';
import { toHtml } from '../shared/html.ts';

const chat = createChat();
const escape = (text: string): string => $('<i>').text(text).html();
const box = $('#box');
const input = $('#bar input');
$('#tabs').append(
  $('<a href="#" id="t2">')
    .text('Earlier ticket')
    .on('click', () => chat.open('saturn')),
);
function render(): void {
  const turns = chat.turns();
  box.html(
    turns
      .map((turn, index) =>
        turn.role === 'user'
          ? `<div class="row u"><b>You:</b> <span>${escape(turn.text)}</span></div>`
          : `<div class="row a ${index === turns.length - 1 && turn.text === '' ? 'fresh' : ''}"><b>Agent:</b> <div class="c">${toHtml(turn.text)}</div></div>`,
      )
      .join('') + (chat.generating() ? '<em>typing…</em>' : turns.length > 0 ? '<a href="#" id="re">Try again</a>' : ''),
  );
  box.scrollTop(box.prop('scrollHeight'));
}
box.on('click', '#re', (event) => {
  event.preventDefault();
  chat.regenerate(chat.turns().at(-1)?.id ?? '');
});
const send = (): void => {
  const text = String(input.val());
  input.val('');
  chat.send(text);
  $('#toast').text('Your question was sent to our agent').show();
  setTimeout(() => $('#toast').hide(), 2500);
};
$('#bar .ic').on('click', send);
input.on('keyup', (event) => event.key === 'Enter' && send());
chat.subscribe(render);
render();
expose({
  composer: () => input[0],
  regenerate: () => document.getElementById('re'),
  other: () => document.getElementById('t2'),
  answers: () => document.querySelectorAll('.a .c'),
  questions: () => document.querySelectorAll('.u span'),
});
