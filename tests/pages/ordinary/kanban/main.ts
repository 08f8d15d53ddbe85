/** A board: cards move between columns, one is written, a colleague's comes in and its description is filled in afterwards. */
import { $, add, every, field, onUse, prose, type, wait } from '../shared/use.ts';

for (const [n, name] of ['To do', 'Doing', 'Done'].entries())
  $('#board').insertAdjacentHTML(
    'beforeend',
    `<section class="box"><h2>${name}</h2>${Array.from({ length: 4 }, (_, c) => `<div class="box card"><b>Card ${n}${c}</b><p>${prose(90, 1500 + n * 4 + c)}</p></div>`).join('')}</section>`,
  );
const dialog = document.querySelector('dialog');
$('#new').addEventListener('click', () => dialog?.showModal());
$('dialog button').addEventListener('click', () =>
  add($('#board section'), `<div class="box card"><b>${field('#name').value}</b><p>${field('textarea').value}</p></div>`),
);
onUse(async () => {
  await every(80, 3, (n) =>
    $(`#board section:nth-child(${n === 2 ? 3 : n + 2})`).append($(`#board section:nth-child(${n === 2 ? 2 : n + 1}) .card`)),
  );
  $('#new').click();
  await type(field('#name'), 'Repair the gate');
  await type(field('textarea'), 'The upper hinge has to be replaced before the first storm, and the post leans a little.', 4);
  $('dialog button').click();
  await wait(60);
  const theirs = add($('#board section:nth-child(2)'), '<div class="box card"><b>From Ines</b><p></p></div>');
  await every(60, 8, (n) => theirs.querySelector('p')?.append(` ${prose(50, 1530 + n)}`));
});
