/** A settings form: hints and errors in whole sentences appear while it is filled in, and a status after it was saved. */
import { $, field, onUse, press, prose, type, wait } from '../shared/use.ts';

field('#mail').addEventListener('input', () => {
  $('#mail-hint').textContent = field('#mail').value.includes('@')
    ? ''
    : 'This does not look like an address yet: there has to be an at sign in it, and a name of a host behind that.';
});
field('#name').addEventListener('input', () => {
  $('#name-hint').textContent =
    `${40 - field('#name').value.length} characters are left for your name; others see it beside everything that you write.`;
});
$('#news').addEventListener('change', () => ($('#explain').textContent = prose(200, 1600)));
$('form').addEventListener('submit', (event) => {
  event.preventDefault();
  $('#status').textContent = 'Saving your changes…';
  setTimeout(
    () =>
      ($('#status').textContent =
        'Your changes have been saved. It can take a few minutes until all your devices know about them.'),
    100,
  );
});
onUse(async () => {
  await type(field('#name'), 'Ines of the lighthouse');
  await type(field('#mail'), 'ines.at.home');
  press(field('#mail'), 'Enter');
  await wait(150);
  await type(field('#mail'), '@example.org');
  $('#news').click();
  $('form button').click();
  await wait(200);
});
