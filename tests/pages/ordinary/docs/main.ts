/** Documentation with search as you type, pages that change without a load, and a feedback line. */
import { $, add, field, onUse, paragraphs, press, prose, type, wait } from '../shared/use.ts';

const show = (seed: number): void =>
  void ($('#text').innerHTML =
    `${paragraphs(3, seed)}<pre><code>merge(left, right); // ${prose(30, seed).slice(0, 40)}</code></pre><table><tr><td>left</td><td>${prose(60, seed + 1)}</td></tr></table>${paragraphs(2, seed + 5)}`);
show(1200);
field('input').addEventListener('input', () => {
  const hits = $('#hits');
  hits.replaceChildren();
  for (let n = 0; n < 5; n++)
    add(hits, `<li><b>${field('input').value}</b> ${prose(60, 1210 + n + field('input').value.length)}</li>`);
});
field('input').addEventListener('keydown', (event) => event instanceof KeyboardEvent && event.key === 'Enter' && show(1240));
for (const [n, link] of [...document.querySelectorAll('nav a')].entries())
  link.addEventListener('click', () => show(1260 + n * 20));
$('#helpful').addEventListener(
  'click',
  () => ($('#thanks').textContent = 'Thank you! Tell us more in the form below if something was missing from this page.'),
);
onUse(async () => {
  await type(field('input'), 'merge two sorted lists');
  press(field('input'), 'Enter');
  await wait(100);
  $('nav a:last-child').click();
  await wait(100);
  $('#helpful').click();
  await wait(100);
});
