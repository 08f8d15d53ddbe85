/** Search: after Enter the results come one by one, and their excerpts get longer in place while the engine refines them. */
import { $, add, every, field, onUse, press, prose, type } from '../shared/use.ts';

let run = 0;
$('form').addEventListener('submit', (event) => {
  event.preventDefault();
  run += 1;
  const seed = 200 + run * 20;
  $('#results').replaceChildren();
  void every(40, 8, (n) => {
    const result = add(
      $('#results'),
      `<div class="result"><h3><a href="#${n}">${prose(40, seed + n).slice(0, 50)}</a></h3><p>${prose(80, seed + n)}</p></div>`,
    );
    $('#count').textContent = `About ${(n + 1) * 130} results`;
    void every(70, 5, (more) => (result.querySelector('p') ?? result).append(` ${prose(50, seed + n * 7 + more)}`));
  });
});
onUse(async () => {
  await type(field('input'), 'how long is the coast walk from Sines to Sagres');
  press(field('input'), 'Enter');
  await every(100, 8, () => undefined);
  await type(field('input'), ' in winter');
  press(field('input'), 'Enter');
  await every(100, 8, () => undefined);
});
