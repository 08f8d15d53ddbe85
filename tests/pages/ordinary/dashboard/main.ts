/** A dashboard: numbers tick all the time, a chart moves, a log has its tail shown, alerts come with a sentence. */
import { $, add, every, onUse, prose } from '../shared/use.ts';

for (const name of ['Requests', 'Errors', 'Latency', 'Queue', 'Workers'])
  add($('#tiles'), `<div class="box"><div class="soft">${name}</div><div class="n" style="font-size: 2rem">0</div></div>`);
let tick = 0;
const step = (): void => {
  tick += 1;
  for (const [index, tile] of [...document.querySelectorAll('.n')].entries())
    tile.textContent = String((tick * 37 * (index + 3)) % 9973);
  const points = Array.from({ length: 60 }, (_, x) => `${x * 10},${60 + 50 * Math.sin((x + tick) / 5)}`).join(' ');
  $('svg').querySelector('polyline')?.setAttribute('points', points);
  $('#log').append(`${String(tick).padStart(6, '0')} INFO ${prose(70, 700 + (tick % 40)).slice(0, 110)}\n`);
  $('#log').scrollTop = $('#log').scrollHeight;
};
setInterval(step, 200);
step();
onUse(async () => {
  await every(60, 25, (n) => {
    step();
    if (n % 8 === 0) add($('#alerts'), `<li>${prose(140, 740 + n)}</li>`, true);
  });
});
