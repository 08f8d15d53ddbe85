// Content scripts do not know the id of their own tab; the sender of a message does.
chrome.runtime.onMessage.addListener((_message, sender, answer) => {
  answer(sender.tab.id);
});
