/** A map with a list: moving it replaces the list, choosing a place opens its card with a description that loads in parts. */
import { $, add, every, onUse, prose, wait } from '../shared/use.ts';

let zoom = 10;
const draw = (): void => {
  const canvas = document.querySelector('canvas')?.getContext('2d');
  canvas?.clearRect(0, 0, 480, 400);
  for (let n = 0; n < 30; n++) canvas?.fillRect((n * 97 * zoom) % 480, (n * 61 * zoom) % 400, 6, 6);
  $('#scale').textContent = `1 : ${zoom * 1000}`;
  $('#places').innerHTML = Array.from(
    { length: 8 },
    (_, n) => `<div class="box place"><b>Place ${zoom}-${n}</b><p>${prose(100, 900 + zoom + n)}</p></div>`,
  ).join('');
};
draw();
$('#places').addEventListener('click', (event) => {
  const place = event.target instanceof Element ? event.target.closest('.place') : null;
  if (!place) return;
  const card = add(place, '<div class="card"><p></p></div>');
  void every(50, 6, (n) => card.firstElementChild?.append(` ${prose(70, 930 + n)}`));
});
$('#in').addEventListener('click', () => ((zoom += 1), draw()));
$('#out').addEventListener('click', () => ((zoom -= 1), draw()));
onUse(async () => {
  for (let n = 0; n < 4; n++) {
    $(n % 2 === 0 ? '#in' : '#out').click();
    await wait(80);
  }
  $('.place').click();
  await wait(450);
});
