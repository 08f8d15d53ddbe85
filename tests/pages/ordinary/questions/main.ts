/** A question and its answers, with comments that may ask; more answers are loaded once one was posted. */
import { $, add, field, onUse, paragraphs, prose, type, wait } from '../shared/use.ts';

const answer = (html: string): HTMLElement => add($('#answers'), `<div class="box">${html}</div>`);
$('#question').innerHTML = paragraphs(2, 2500);
for (let n = 0; n < 2; n++) answer(`${paragraphs(1, 2510 + n)}<pre><code>xs[:len(xs)//2], xs[len(xs)//2:]</code></pre>`);
$('#add').addEventListener('click', () => {
  add($('#question'), `<p>${field('#comment').value} – you</p>`);
  field('#comment').value = '';
});
$('#post').addEventListener('click', () => {
  answer(`<p>${field('#answer').value}</p>`);
  field('#answer').value = '';
  setTimeout(() => {
    for (let n = 0; n < 3; n++) answer(paragraphs(2, 2520 + n));
  }, 150);
});
onUse(async () => {
  await type(field('#comment'), 'Which version do you use, and how long is it?');
  $('#add').click();
  await wait(120);
  add($('#question'), `<p>${prose(120, 2540)} – kim</p>`);
  await type(field('#answer'), 'Take slices, as others have said before me, and mind the middle one.');
  $('#post').click();
  await wait(400);
});
