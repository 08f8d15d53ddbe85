/** A wiki: the source is edited, a preview is asked for, the change is published and the article is written anew. */
import { toHtml } from '../../unseen/shared/html.ts';
import { $, field, onUse, prose, type, wait } from '../shared/use.ts';

let source = `## History\n\n${prose(500, 2200)}\n\n## Today\n\n${prose(400, 2210)}`;
const draw = (): void => void ($('#article').innerHTML = toHtml(source));
draw();
field('textarea').value = source;
$('#preview').addEventListener('click', () =>
  setTimeout(() => ($('#shown').innerHTML = `<h2>Preview</h2>${toHtml(field('textarea').value)}`), 100),
);
$('form').addEventListener('submit', (event) => {
  event.preventDefault();
  source = field('textarea').value;
  $('#shown').replaceChildren();
  draw();
});
onUse(async () => {
  await type(
    field('textarea'),
    '\n\nIn the winter of the great storm the keeper rowed out twice, and both times he came back with more people than had fitted into the boat.',
    4,
  );
  $('#preview').click();
  await wait(200);
  await type(field('textarea'), ' The boat is in the museum now.', 4);
  $('#preview').click();
  await wait(200);
  $('form button:last-child').click();
  await wait(100);
});
