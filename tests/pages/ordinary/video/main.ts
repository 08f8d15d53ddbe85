/** A video with live captions that grow word by word and are replaced line by line, and comments of other viewers at a fast pace. */
import { $, add, every, field, onUse, press, prose, type } from '../shared/use.ts';

$('#about').textContent = prose(500, 1400);
const say = (who: string, text: string): void => {
  add($('#chat'), `<div class="chat-message"><b>${who}</b> <span>${text}</span></div>`);
  while ($('#chat').childElementCount > 60) $('#chat').firstElementChild?.remove();
  $('#chat').scrollTop = $('#chat').scrollHeight;
};
$('form').addEventListener('submit', (event) => {
  event.preventDefault();
  say('you', field('form input').value);
  field('form input').value = '';
});
const caption = (index: number): void => {
  const words = prose(2000, 1410).split(' ');
  const line = Math.floor(index / 14);
  $('#caption').textContent = words.slice(line * 14, line * 14 + (index % 14) + 1).join(' ');
};
for (let n = 0; n < 6; n++) say(`viewer${n}`, prose(50, 1420 + n));
onUse(async () => {
  const speaking = every(25, 84, caption);
  await type(field('form input'), 'what a view, greetings from the other side of the bay');
  press(field('form input'), 'Enter');
  await every(40, 30, (n) => say(`viewer${n % 9}`, prose(20 + (n % 5) * 40, 1450 + n)));
  await speaking;
});
