// Content scripts do not know the id of their own tab, the sender of a message does; nor do they reach frames of other origins.
chrome.runtime.onMessage.addListener((message, sender, answer) => {
  if (message === 'tab-id') answer(sender.tab.id);
  if (message !== 'frame-overlay') return false;
  chrome.tabs.sendMessage(sender.tab.id, message).then(
    (items) => answer(items ?? []),
    () => answer([]),
  );
  return true;
});
