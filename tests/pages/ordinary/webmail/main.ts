/** Mail: one is opened, an answer is written in a rich editor and sent with Control+Enter; new mail comes in. */
import { $, add, every, onUse, paragraphs, prose, type, wait } from '../shared/use.ts';

const mail = (n: number, first = false): void => {
  const row = add(
    $('#inbox'),
    `<tr><td>Sender ${n}</td><td><b>Stage ${n}</b> ${prose(60, n).slice(0, 70)}…</td><td>09:${10 + n}</td></tr>`,
    first,
  );
  row.addEventListener('click', () => {
    $('#mail').innerHTML = `<h2>Stage ${n}</h2><div class="thread"><div class="message">${paragraphs(3, 100 + n)}</div></div>`;
  });
};
for (let n = 0; n < 8; n++) mail(n);
const body = $('#draft [contenteditable]');
const send = (): void => {
  add($('#mail'), `<div class="message box"><p class="soft">Me, now</p><p>${body.textContent}</p></div>`);
  body.textContent = '';
  $('#draft').hidden = true;
};
$('#compose').addEventListener('click', () => ($('#draft').hidden = false));
$('#send').addEventListener('click', send);
body.addEventListener('keydown', (event) => event.key === 'Enter' && event.ctrlKey && send());
body.addEventListener('input', () => ($('#saved').textContent = `Saved ${body.textContent?.length ?? 0} characters`));
onUse(async () => {
  $('#inbox tr:nth-child(2)').click();
  $('#compose').click();
  await type(body, 'Thank you for the notes. We shall take the early bus and bring the maps, the rope and the second tent.');
  $('#send').click();
  await every(100, 3, (n) => mail(20 + n, true));
  // the answer to it comes into the thread that is open
  await wait(150);
  add($('#mail'), `<div class="message box"><p class="soft">Ines, now</p>${paragraphs(2, 130)}</div>`);
});
