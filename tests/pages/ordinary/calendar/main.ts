/** A calendar: months are turned, an appointment is made in a dialogue, an invitation comes in. */
import { $, add, field, onUse, prose, type, wait } from '../shared/use.ts';

const MONTHS = ['November', 'December', 'January', 'February'];
let month = 0;
const draw = (): void => {
  $('#month').textContent = MONTHS[month % 4] ?? '';
  $('#days').innerHTML = Array.from(
    { length: 5 },
    (_, week) =>
      `<tr>${Array.from({ length: 7 }, (__, day) => `<td class="box" style="vertical-align: top; width: 8rem"><b>${week * 7 + day + 1}</b><div class="events">${(week + day + month) % 4 === 0 ? `<p>${prose(50, 800 + week * 7 + day).slice(0, 60)}</p>` : ''}</div></td>`).join('')}</tr>`,
  ).join('');
};
draw();
const dialog = document.querySelector('dialog');
$('#days').addEventListener('click', () => dialog?.showModal());
$('#ok').addEventListener('click', () => {
  add($('#days td:nth-child(3) .events'), `<p><b>${field('#title').value}</b> ${field('textarea').value}</p>`);
});
for (const id of ['#next', '#back'])
  $(id).addEventListener('click', () => {
    month += 1;
    draw();
  });
onUse(async () => {
  for (let n = 0; n < 3; n++) {
    $('#next').click();
    await wait(80);
  }
  $('#days td').click();
  await type(field('#title'), 'Meet the surveyors at the old bridge');
  await type(field('dialog textarea'), 'Bring the drawings of the second arch, and ask them about the water level in spring.', 4);
  $('#ok').click();
  await wait(100);
  add($('#days tr:nth-child(2) td .events'), `<p>Invitation: ${prose(90, 850)}</p>`);
});
