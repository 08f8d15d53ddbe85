import { useRef, type KeyboardEvent, type Ref } from 'react';

export interface EditableBoxProps {
  /** Attributes of the editable element: id, class, test id … */
  readonly attributes: Record<string, string>;
  readonly placeholder: string;
  /** While an answer is running, Enter does nothing and the text stays. */
  readonly busy: boolean;
  readonly onSend: (text: string) => void;
  readonly box?: Ref<HTMLDivElement>;
}

/** Reads and empties an editor made of `<p>` lines. */
export function takeText(box: HTMLElement | null): string {
  if (box === null) return '';
  const text = box.innerText.trim();
  box.innerHTML = '<p><br></p>';
  return text;
}

/** A contenteditable composer as ProseMirror makes it: one `<p>` a line, Enter sends, Shift+Enter breaks the line. */
export function EditableBox({ attributes, placeholder, busy, onSend, box }: EditableBoxProps) {
  const own = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (!busy) onSend(takeText(event.currentTarget));
  };
  return (
    <div
      {...attributes}
      ref={box ?? own}
      contentEditable
      suppressContentEditableWarning
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- this is what the re-created editors are
      role="textbox"
      aria-multiline="true"
      aria-label={placeholder}
      data-placeholder={placeholder}
      tabIndex={0}
      onKeyDown={onKeyDown}
      // React never touches the content again: it renders the same markup every time
      dangerouslySetInnerHTML={EMPTY}
    />
  );
}

const EMPTY = { __html: '<p><br></p>' };
