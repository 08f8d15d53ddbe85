/** A markdown editor with its preview beside it: what is typed grows there, rendered anew with every letter; Enter makes paragraphs. */
import { toHtml } from '../../unseen/shared/html.ts';
import { $, field, onUse, press, prose, type, wait } from '../shared/use.ts';

const source = field('textarea');
const render = (): void => void ($('#preview').innerHTML = toHtml(source.value));
source.value = `# Notes\n\n${prose(300, 600)}\n\n- ${prose(60, 601)}\n- ${prose(60, 602)}\n`;
source.addEventListener('input', render);
$('#save').addEventListener('click', () => {
  $('#state').textContent = 'Saving…';
  setTimeout(() => ($('#state').textContent = 'All changes saved'), 80);
});
render();
onUse(async () => {
  for (let n = 0; n < 2; n++) {
    press(source, 'Enter');
    await type(source, `\n\n## Part ${n}\n\n${prose(60, 610 + n)}`, 3);
    $('#save').click();
  }
  await wait(150);
});
