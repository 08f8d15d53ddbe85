/** A translator: what is typed on the left appears on the right in another language after every word, changed as more is known. */
import { $, field, onUse, type, wait } from '../shared/use.ts';

const WORDS: Readonly<Record<string, string>> = {
  the: 'o',
  boat: 'barco',
  and: 'e',
  sea: 'mar',
  night: 'noite',
  we: 'nós',
  wind: 'vento',
  house: 'casa',
  old: 'velho',
  light: 'luz',
};
const translate = (): void => {
  $('#output').textContent = field('textarea')
    .value.split(' ')
    .map((word) => WORDS[word.toLowerCase().replace(/\W/g, '')] ?? `${word}o`)
    .join(' ');
};
field('textarea').addEventListener('input', () => setTimeout(translate, 20));
$('#swap').addEventListener('click', () => {
  field('textarea').value = $('#output').textContent ?? '';
  translate();
});
onUse(async () => {
  await type(
    field('textarea'),
    'At night we heard the wind around the old house and saw the light of a boat far out on the sea. We did not sleep before the morning came, and nobody spoke.',
    6,
  );
  $('#swap').click();
  await wait(120);
});
