/**
 * The structure of chatgpt.com seen from 2026-10: a question and its answer share one turn; no author roles, no message
 * ids, no conversation-turn test ids. The answer's node is replaced when the stream ends (`?replace=0`: it stays).
 */
import './layout.css';
import { ChatGptPage, type Layout } from '../chatgpt/ChatGptPage.tsx';
import type { Turn } from '../shared/chat.ts';
import { mount } from '../shared/mount.tsx';
import { TurnBlock } from './TurnBlock.tsx';

/** Pairs of question and answer; the answer may be missing. */
const pairs = (turns: readonly Turn[]): [Turn, Turn | undefined][] =>
  turns.flatMap((turn, i): [Turn, Turn | undefined][] => (turn.role === 'user' ? [[turn, turns[i + 1]]] : []));

const LAYOUT: Layout = {
  header: (
    <>
      <span />
      <button type="button">Share</button>
    </>
  ),
  turns: ({ turns, regenerate }) =>
    pairs(turns).map(([question, answer]) => (
      <TurnBlock key={question.id} question={question} answer={answer} onRegenerate={regenerate} />
    )),
  form: { className: 'composer tall' },
  beside: (
    <button type="button" className="__composer-pill" aria-haspopup="menu">
      5.2 Thinking
    </button>
  ),
  send: { 'aria-label': 'Send' },
  stop: { 'aria-label': 'Stop answering' },
};

mount(<ChatGptPage layout={LAYOUT} />);
