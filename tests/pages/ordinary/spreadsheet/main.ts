/** A spreadsheet: a cell is written in and left by Enter, all others are computed anew; a colleague's changes come in, one is a long note. */
import { $, every, field, onUse, press, prose, type } from '../shared/use.ts';

const ROWS = 24;
$('#grid').innerHTML = Array.from(
  { length: ROWS },
  (_, row) =>
    `<tr><th>${row + 1}</th>${Array.from({ length: 8 }, (__, column) => `<td class="box">${column === 7 && row % 5 === 0 ? prose(60, 1300 + row) : row * 7 + column}</td>`).join('')}</tr>`,
).join('');
const cells = [...document.querySelectorAll('td')];
let at = 9;
field('#formula').addEventListener('keydown', (event) => {
  if (!(event instanceof KeyboardEvent) || event.key !== 'Enter') return;
  const cell = cells[at++];
  if (cell) cell.textContent = field('#formula').value;
  field('#formula').value = '';
  for (const [index, other] of cells.entries())
    if (/^\d+$/.test(other.textContent ?? '')) other.textContent = String((index * at) % 1000);
  $('#sum').textContent = `Sum ${at * 1234}`;
});
onUse(async () => {
  for (let n = 0; n < 4; n++) {
    await type(
      field('#formula'),
      n === 2 ? 'The second instalment is due after the roof has been tested in rain' : String(n * 311),
    );
    press(field('#formula'), 'Enter');
  }
  await every(60, 8, (n) => {
    const cell = cells[30 + n * 8];
    if (cell) cell.textContent = prose(100, 1340 + n);
  });
});
