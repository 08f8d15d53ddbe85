/** A survey: each answer brings the next question with an explanation, and one question wants a long text. */
import { $, field, onUse, prose, type, wait } from '../shared/use.ts';

let at = 0;
const ask = (): void => {
  at += 1;
  const free = at % 2 === 0;
  $('#question').innerHTML = `<h2>${at}. ${prose(40, 2300 + at).split('.')[0]}?</h2><p>${prose(180, 2310 + at)}</p>${
    free
      ? '<textarea rows="4" cols="60"></textarea>'
      : Array.from(
          { length: 4 },
          (_, n) =>
            `<label class="box" style="display: block"><input type="radio" name="r" /> ${prose(50, 2320 + at * 4 + n).slice(0, 80)}</label>`,
        ).join('')
  }`;
  document.querySelector('progress')?.setAttribute('value', String(at));
};
ask();
$('form').addEventListener('submit', (event) => {
  event.preventDefault();
  setTimeout(ask, 60);
});
onUse(async () => {
  for (let n = 0; n < 4; n++) {
    if (document.querySelector('#question textarea'))
      await type(
        field('#question textarea'),
        'The ferry was late, but the crew shared their coffee with everybody on deck and sang until we landed.',
        4,
      );
    else $('#question input').click();
    $('form button').click();
    await wait(160);
  }
});
