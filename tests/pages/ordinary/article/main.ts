/** An article with comments: one is written, others come in, one gets longer because its writer edits it. */
import { $, add, every, field, onUse, paragraphs, prose, type } from '../shared/use.ts';

$('#text').innerHTML = paragraphs(6, 10);
const comment = (who: string, text: string, first = false): HTMLElement =>
  add($('#list'), `<div class="box comment"><b>${who}</b> <time>now</time><p>${text}</p><button>Reply</button></div>`, first);
for (let n = 0; n < 4; n++) comment(`reader ${n}`, prose(180, 40 + n));
$('form').addEventListener('submit', (event) => {
  event.preventDefault();
  comment('you', field('textarea').value, true);
  field('textarea').value = '';
});
onUse(async () => {
  await type(field('textarea'), 'We saw two of them near the mill, and the children counted seven nests along the river.');
  $('form button').click();
  await every(120, 4, (n) => comment(`visitor ${n}`, prose(220, 60 + n), true));
  const edited = $('#list .comment:last-child p');
  await every(60, 8, (n) => (edited.textContent += ` ${prose(60, 80 + n)}`));
});
