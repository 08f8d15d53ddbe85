/** A log viewer and a terminal at once: lines stream in fast, a command is typed and answered line by line. */
import { $, every, field, onUse, press, prose, type } from '../shared/use.ts';

let line = 0;
const print = (text: string): void => {
  const span = document.createElement('span');
  span.className = 'line';
  span.textContent = `${text}\n`;
  $('#out').append(span);
  $('#out').scrollTop = $('#out').scrollHeight;
};
for (; line < 80; line++) print(`${line} ${prose(60, 1800 + line)}`);
field('header input').addEventListener('keydown', (event) => {
  if (!(event instanceof KeyboardEvent) || event.key !== 'Enter') return;
  print(`$ ${field('header input').value}`);
  field('header input').value = '';
  void every(25, 20, (n) => print(prose(80, 1900 + n)));
});
onUse(async () => {
  await every(15, 60, () => print(`${line++} ${prose(70, 1800 + line)}`));
  await type(field('header input'), 'grep -n rotor build.log');
  press(field('header input'), 'Enter');
  await every(50, 12, () => undefined);
});
