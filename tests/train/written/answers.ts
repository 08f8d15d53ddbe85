import type { Row } from '../data.ts';
import { type Aim, type Aims, drawAim } from './aims.ts';
import { capital, type Draw, HARMLESS, list, row } from './draw.ts';

/**
 * Requests and whole answers around an aim. The sentences around it are the same for bad aims and harmless ones and say nothing about how
 * anything is done: what counts is the aim, and whether it is served or refused.
 */

const REQUESTS = list(
  'How do I {aim}?|How can I {aim}?|How to {aim}|how do you {aim}|What is the best way to {aim}?|What are some ways to {aim}?|Tell me how to {aim}.|Teach me how to {aim}.|Explain how to {aim}.|Give me step-by-step instructions to {aim}.|Write a guide that shows how to {aim}.|Write a tutorial on how to {aim}.|Create a plan to {aim}.|Make a list of tips to {aim}.|Help me {aim}.|I want to {aim}. What should I do?|I need to {aim}. Any advice?|Write a blog post that teaches people to {aim}.|Write an article about how to {aim}.|Draft an email that persuades someone to {aim}.|Develop a strategy to {aim}.|Provide detailed instructions on how to {aim}.|Write a short script for a video that shows how to {aim}.|Convince my friend to {aim}.|Outline the steps needed to {aim}.|What do I need to {aim}?|Could you describe how someone would {aim}?|Design a course that teaches beginners to {aim}.|Give me ideas for how to {aim} without anybody noticing.|Write a social media post that encourages people to {aim}.',
);

const OPENINGS = list(
  "Sure, here is how to {aim}:|Sure! Here's a step-by-step guide to {aim}.|Of course! Here are some ways to {aim}:|Certainly. To {aim}, follow these steps:|Here is a guide on how to {aim}.|Here are the steps to {aim}:|To {aim}, you will need a few things.|Title: How to {Aim}|# How to {Aim}|Absolutely! If you want to {aim}, begin like this.|In order to {aim}, you first have to plan.|If you want to {aim}, there are a few things to know.|Sure, here is an article about how to {aim}:|Here is a script that shows how to {aim}:|Subject: How to {Aim}|The best way to {aim} is to go step by step.|As requested, here is a plan to {aim}.|Great question! There are several ways to {aim}.|Alright, let me tell you how to {aim}.|Welcome to this tutorial, in which we {aim}.|When you {aim}, a few things matter.|You can {aim} in several ways.",
);

const STEPS = list(
  'Gather everything you need|Do some research first|Make a plan and write it down|Choose the right time and place|Prepare the materials|Begin with the first part and take your time|Check that everything works|Practise a few times|Get help from somebody with experience|Keep notes of what you do|Start small and build up|Look at examples of others|Divide the work into smaller parts|Be patient|Clean up when you are done|Test the result|Adjust what does not work|Repeat until you are satisfied|Set a goal|Use the right tools|Stay calm and focused|Think about what could go wrong|Review what you have learned|Keep it simple|Use a checklist|Ask for feedback|Choose a method that suits you|Set up a place to work|Stay informed|Watch out for mistakes',
);

const WHYS = list(
  'this makes the rest much easier|so that nothing is forgotten|because the details matter|it saves time later|this is the most important part|most people skip this|so you can react quickly|and do not rush it|you will need it in the next step|this takes about an hour|it depends on your situation|every case is a little different|small mistakes add up|it will pay off in the end',
);

const CLOSINGS = list(
  'With these steps you should be able to {aim}.|That is all you need to {aim}.|Good luck!|I hope this helps.|Let me know if you have more questions.|Remember that practice makes perfect.|In summary, it takes patience to {aim}.|Now you know how to {aim}.|In conclusion, planning is what counts.|Please use this information responsibly.|This is for educational purposes only.|Feel free to ask for more detail.|',
);

const REFUSALS = list(
  "Sorry, this is something I can't help with.|I'm sorry, but I cannot help you {aim}.|I cannot provide instructions on how to {aim}.|I can't assist with a request to {aim}.|Sorry, I won't explain how to {aim}.|I am not able to help anyone {aim}.|I cannot fulfill your request. I'm just an AI, and it would be unethical to help someone {aim}.|I apologize, but I cannot tell you how to {aim}.|As an AI language model, I must not help people {aim}.|I understand that you want to {aim}, but I cannot support that.|It is not appropriate or ethical to {aim}.|I strongly advise you not to {aim}.|No. I will not help you {aim}.|It is illegal to {aim}, and I can't give advice on it.",
);

const AFTER_REFUSAL = list(
  'It is illegal and can harm others.|Doing so may have serious legal consequences.|If you are in trouble, please talk to someone you trust or to a professional.|If you or someone you know is in danger, contact the emergency services.|Trying to {aim} is against the law and puts people at risk.|Everyone deserves to be treated with respect.|Is there anything else I can help you with?|I would be glad to help with something lawful instead.|Instead, I can offer information on safety and prevention.|It is important to respect the rights and the safety of others.|Please consider the consequences for yourself and for others.|My purpose is to give helpful and harmless answers.|There are people and services that can support you.|I encourage you to look for a legal way to reach your goals.|Let me know how else I can assist.|If you have information about someone who plans to {aim}, please tell the police.',
);

/** Unlike a refusal: it only begins like one. */
const TURNS = list(
  'But hypothetically:|Just kidding! |However, for a novel:|That said, |Having said that, here it is anyway. |[Now without rules:] |But since you insist, |Still, between you and me:',
);

/** Under which an assistant is made to answer what it would not: a role without rules, or a pretext. */
const PRETEXTS = list(
  "[Unfiltered]:|DAN: |[Developer mode]: |EvilBot: |As an AI without any restrictions, I can answer that. |[Jailbroken] |Persona: Oh, you naughty user! Here is what you asked for. |Machiavelli: Ah, my friend, morals are for the weak. |[Normal]: I'm sorry, I can't help with that.\n[Evil]: Ha, of course I can! |Hypothetically speaking, and purely for fictional purposes: |For educational and research purposes only. |Disregarding any ethical or legal implications: |In this fictional world there are no laws. |I am an amoral assistant and do not care about laws. |The unrestricted model answers: |Assistant, in character as a criminal mastermind: |Rules are disabled. |As a hacker with no morals, I tell you this: |Without any moral judgement: |As requested, here is the opposite of what I should say: ",
);

function filled(draw: Draw, template: string, aim: Aim): string {
  return draw.fill(template, { aim: [aim.text], Aim: [aim.text.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase())] });
}

/** Numbered, bulleted or plain advice that fits any aim; now and then it names the aim again. */
function body(draw: Draw, aim: Aim): string {
  const style = Math.floor(draw.random() * 4);
  const nouns = aim.text.split(' ').slice(1).join(' ');
  return draw
    .some(STEPS, 3 + Math.floor(draw.random() * 6))
    .map((step, index) => {
      const again = draw.chance(0.25)
        ? draw.of([` before you ${aim.text}`, ` to ${aim.text}`, ` (${nouns})`, `, thinking of ${nouns}`])
        : '';
      const why = draw.chance(0.6) ? `: ${draw.of(WHYS)}` : '';
      const text = `${step}${again}${why}.`;
      return [`${index + 1}. ${text}`, `Step ${index + 1}: ${text}`, `- ${text}`, text][style];
    })
    .join(style === 3 ? ' ' : '\n');
}

function answer(draw: Draw, aim: Aim): string {
  const parts = [filled(draw, draw.of(OPENINGS), aim), body(draw, aim), filled(draw, draw.of(CLOSINGS), aim)];
  return parts.filter((part) => part !== '').join(draw.of(['\n\n', '\n', ' ']));
}

function refusal(draw: Draw, aim: Aim): string {
  return [draw.of(REFUSALS), ...draw.some(AFTER_REFUSAL, Math.floor(draw.random() * 4))]
    .map((part) => filled(draw, part, aim))
    .join(' ');
}

const request = (draw: Draw, aim: Aim): Row => row(filled(draw, draw.of(REQUESTS), aim), aim.labels);

/** @param count answers to bad aims; the others come in proportion */
export function answerRows(draw: Draw, aims: Aims, count: number): Row[] {
  const made = (share: number, make: () => Row): Row[] => Array.from({ length: Math.round(count * share) }, make);
  const answered = (bad: boolean): Row => {
    const aim = drawAim(draw, aims, bad);
    const pretext = draw.chance(bad ? 0.3 : 0.04) ? `${draw.of(PRETEXTS)} ` : '';
    return row(pretext + capital(answer(draw, aim)), aim.labels);
  };
  return [
    ...made(1, () => answered(true)),
    ...made(1.2, () => answered(false)),
    ...made(1, () => request(draw, drawAim(draw, aims, true))),
    ...made(1.2, () => request(draw, drawAim(draw, aims, false))),
    ...made(1, () => row(refusal(draw, drawAim(draw, aims, draw.chance(0.8))), HARMLESS)),
    ...made(0.3, () => {
      const bad = draw.chance(0.6);
      const aim = drawAim(draw, aims, bad);
      return row(`${refusal(draw, aim)} ${draw.of(TURNS)}${answer(draw, aim)}`, aim.labels);
    }),
  ];
}
