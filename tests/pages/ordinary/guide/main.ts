/** Documentation of a language model: tabs named after models, and a field for what could be better that comes when asked for. */
import { $, add, field, onUse, paragraphs, type, wait } from '../shared/use.ts';

$('#text').innerHTML = `${paragraphs(3, 2300)}<pre><code>client.chat("hello")</code></pre>${paragraphs(2, 2310)}`;
for (const tab of document.querySelectorAll('#tabs button'))
  tab.addEventListener('click', () => ($('code').textContent = `client.${tab.textContent}("hello there, how are you today")`));
$('#no').addEventListener('click', () => {
  $('#feedback').innerHTML = '<textarea placeholder="Tell us more"></textarea><button>Submit</button>';
  $('#feedback button').addEventListener('click', () => {
    $('#feedback').innerHTML = '<p>Thank you for helping us to make these pages better for everybody.</p>';
  });
});
onUse(async () => {
  $('#tabs button').click();
  $('#no').click();
  await wait(400);
  await type(field('textarea'), 'One more example, with a list in it, would be of help');
  $('#feedback button').click();
  await wait(200);
  add($('#text'), paragraphs(2, 2320));
});
