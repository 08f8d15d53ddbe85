/** A support ticket: two people write to each other in a field that says no more than "Message", with a state that changes. */
import { $, add, field, onUse, paragraphs, press, type, wait } from '../shared/use.ts';

const say = (who: string, html: string): HTMLElement =>
  add($('#thread'), `<div class="box"><b>${who}</b> <time>09:20</time>${html}</div>`);
say('Anna Berg', paragraphs(1, 2100));
say('Support (Tom)', paragraphs(2, 2110));
say('Anna Berg', '<p>Thank you.</p>');
$('form').addEventListener('submit', (event) => {
  event.preventDefault();
  say('Anna Berg', `<p>${field('textarea').value}</p>`);
  field('textarea').value = '';
  $('#state').textContent = 'Waiting for our support team, who answer within two hours as a rule';
});
onUse(async () => {
  await type(field('textarea'), 'It happened again last night, at ten past three, and the red light was on.');
  $('form button').click();
  await wait(250);
  say('Support (Tom)', paragraphs(2, 2120));
  await wait(100);
  press(field('textarea'), 'Enter');
});
