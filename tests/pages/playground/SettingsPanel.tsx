const SLIDERS = [
  ['Temperature', 1],
  ['Maximum length', 0.25],
  ['Top P', 1],
  ['Frequency penalty', 0],
] as const;

/** The panel on the right: it has text and inputs, but nothing of a conversation. */
export function SettingsPanel() {
  return (
    <aside className="pg-right-panel parameter-panel" aria-label="Parameters">
      <label>
        Mode
        <select defaultValue="chat">
          <option value="chat">Chat</option>
          <option value="complete">Complete</option>
        </select>
      </label>
      <label>
        Model
        <select defaultValue="gpt-4">
          <option>gpt-3.5-turbo</option>
          <option>gpt-4</option>
        </select>
      </label>
      {SLIDERS.map(([name, value]) => (
        <label key={name}>
          {name}
          <input type="range" min={0} max={1} step={0.01} defaultValue={value} />
        </label>
      ))}
    </aside>
  );
}
