/** jQuery: a help widget over an ordinary article, as shops have it. One `<dl>`, the answer's HTML set with every token. */
import '../../shared/probe.ts';
import { $ } from 'jquery';
import { createChat } from '../../shared/chat.ts';
import { expose } from '../shared/hooks.ts';
import { toHtml } from '../shared/html.ts';

const chat = createChat();
const list = $('<dl>');
const field = $('<input type="text" placeholder="Type here and press Enter">');
const flow = $('<div class="flow">').append(list);
const form = $('<form>').append(field, $('<button>').text('Go'));
$('#helper').append($('<header>').text('Ask the cobbler'), flow, form);

form.on('submit', (event) => {
  event.preventDefault();
  const text = String(field.val());
  field.val('');
  chat.send(text);
});
list.on('click', '.redo', (event) => chat.regenerate(String($(event.currentTarget).data('turn'))));

function render(): void {
  const turns = chat.turns();
  const rows = list.children();
  rows.slice(turns.length).remove();
  for (const [index, turn] of turns.entries()) {
    let row = rows.eq(index);
    if (row.length === 0 || row.data('turn') !== turn.id) {
      row.nextAll().addBack().remove();
      row = $(turn.role === 'user' ? '<dt>' : '<dd>')
        .data('turn', turn.id)
        .appendTo(list);
      if (turn.role === 'user') row.text(turn.text);
      else row.append($('<div>'), $('<a href="#" class="redo">').text('↻').data('turn', turn.id));
    }
    if (turn.role === 'assistant' && row.data('shown') !== turn.text) {
      row.data('shown', turn.text).children('div').html(toHtml(turn.text));
    }
    row.children('.redo').toggle(turn.state !== 'streaming');
  }
  flow.scrollTop(flow.prop('scrollHeight'));
}
chat.subscribe(render);
render();
expose({
  composer: () => field[0],
  send: () => form.children('button')[0],
  regenerate: () => list.find('.redo').last()[0],
  answers: () => list.find('dd > div').toArray(),
  questions: () => list.find('dt').toArray(),
});
