/** A match told as it goes: figures that change several times a second, a sentence now and then, and a field that says nothing to us. */
import { $, add, every, field, onUse, press, prose, type } from '../shared/use.ts';

let tick = 0;
setInterval(() => {
  tick += 1;
  $('#minute').textContent = `${tick}' played`;
  $('#figures').textContent = `Possession ${40 + (tick % 20)} %, corners ${tick % 9}, cards ${tick % 4}`;
}, 150);
$('form').addEventListener('submit', (event) => {
  event.preventDefault();
  $('#thanks').textContent = 'Thank you, you are one of 1,204 readers who have said how it will end.';
  field('input').value = '';
});
onUse(async () => {
  await type(field('input'), 'two to one');
  press(field('input'), 'Enter');
  await every(90, 15, (n) => {
    if (n % 3 === 0) add($('#ticker'), `<li><b>${n}'</b> ${prose(140, 2400 + n)}</li>`, true);
    if (n % 7 === 0) $('#score').textContent = `${n} - ${Math.floor(n / 2)}`;
  });
});
