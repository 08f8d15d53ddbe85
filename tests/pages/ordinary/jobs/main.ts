/** A job board whose jobs have an assistant in their names: a search, a job beside the list, a message to those who offer it. */
import { $, add, field, onUse, paragraphs, press, prose, type, wait } from '../shared/use.ts';

const open = (n: number): void => {
  $('#job').innerHTML =
    `<h2>AI assistant manager ${n}</h2>${paragraphs(3, 2200 + n)}<form id="apply"><label>Message to the hiring team<textarea></textarea></label><button>Send application</button></form>`;
  $('#apply').addEventListener('submit', (event) => {
    event.preventDefault();
    $('#job').innerHTML = `<p>Your application was sent. Most employers answer within two weeks.</p>${paragraphs(1, 2220)}`;
  });
};
const list = (seed: number): void => {
  $('#list').innerHTML = '';
  for (let n = 0; n < 6; n++)
    add($('#list'), `<li><h3>AI assistant manager ${n}</h3><p>${prose(90, seed + n)}</p></li>`).addEventListener('click', () =>
      open(n),
    );
};
list(2230);
$('#find').addEventListener('submit', (event) => {
  event.preventDefault();
  list(2250);
});
onUse(async () => {
  $('#list li').click();
  await type(field('#apply textarea'), 'I have looked after assistants for eight years, in three shops.');
  $('#apply button').click();
  await wait(200);
  await type(field('[name=q]'), 'assistant manager');
  press(field('[name=q]'), 'Enter');
  await wait(150);
  $('#list li:nth-child(3)').click();
});
