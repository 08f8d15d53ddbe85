/** Words of an interface that say nothing about anybody. Of attribute values, a report has these and no other. */
export const PLAIN_WORDS: ReadonlySet<string> = new Set(
  `action actions agent ai alert answer answers article aside assertive assistant author avatar banner body bot bubble busy button
  chat cite code complete completed completion completions composer complementary container content contentinfo conversation copy
  dialog dislike document done edit editor error false feed feedback feed-item figure finished footer form from gemini generating grid
  group header heading human icon image img in input item items label left like link list listbox listitem loading log main markdown
  menu menuitem message messages model more navigation new none note off on option page panel paragraph part pending plaintext polite
  presentation progress progressbar prompt prose query question reasoning received region regenerate reply response responses result
  results retry right role root row rows running said scroll scroller search section self send sent separator share status stop
  streaming submit switch system tab table tabpanel text textbox textarea thinking thread time timer title toggle tool toolbar tooltip
  tree treeitem true turn turns user view viewport virtual widget with wrapper writing`.split(/\s+/),
);
