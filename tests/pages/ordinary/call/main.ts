/** A video call: a clock, captions with the speaker's name, and a chat among people in a live region, with long messages too. */
import { $, add, every, field, onUse, press, prose, type } from '../shared/use.ts';

const message = (who: string, text: string): void => {
  add($('#messages'), `<div class="message"><b>${who}</b> <time>10:41</time><div>${text}</div></div>`);
  $('#messages').scrollTop = $('#messages').scrollHeight;
};
let seconds = 0;
setInterval(() => ($('#clock').textContent = `00:${String(++seconds % 60).padStart(2, '0')}`), 250);
field('textarea').addEventListener('keydown', (event) => {
  if (!(event instanceof KeyboardEvent) || event.key !== 'Enter') return;
  event.preventDefault();
  message('You', field('textarea').value);
  field('textarea').value = '';
});
message('Tomas', 'Can everybody hear me?');
onUse(async () => {
  const words = prose(900, 2000).split(' ');
  const speaking = every(
    30,
    60,
    (n) => ($('#caption').textContent = `Ines: ${words.slice(Math.max(0, n - 24), n + 1).join(' ')}`),
  );
  await type(field('textarea'), 'Here is the list of what we still need for the weekend, please add to it');
  press(field('textarea'), 'Enter');
  await every(180, 5, (n) => message(n % 2 === 0 ? 'Tomas' : 'Kim', prose(60 + n * 70, 2020 + n)));
  $('#mute').click();
  await speaking;
});
