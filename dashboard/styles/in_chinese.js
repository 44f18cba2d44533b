/* Streamlit speaks English, mostly to those who cannot see its symbols, and has no setting for it:
   what it says is written over as it appears. Ours (.cf) and the charts are Chinese already. */
window.speaksChinese ||= (() => {
  const SAID = {
    "App pages": "页面", "Sidebar": "侧栏", "Logo": "首页", "Navigate to home page": "回到首页",
    "Collapse sidebar": "收起侧栏", "Expand sidebar": "展开侧栏", "Skip to main content": "跳到正文",
    "Open": "展开选项", "Dismiss": "关闭", "Close": "关闭", "No results": "没有匹配的选项",
    "Choose an option": "请选择", "Clear all": "全部清除", "Clear value": "清除",
    "Copy to clipboard": "复制", "Copied": "已复制", "Link to heading": "本节链接",
    "Running...": "正在更新", "Stop": "停止", "Connecting": "正在连接", "Page not found": "没有这个页面", "Connecting to Streamlit server": "正在连接服务器",
  };
  const PHRASES = [
    [/^(\d+) options? available\.$/, "共$1项可选。"], [/^Help for (.+)$/, "$1：说明"],
    [/^Remove (.+)$/, "去掉$1"],
    [/^You have requested page (\S+), but .*$/, "没有“$1”这一页，现在打开的是总览：关闭本提示即可看，其他页面见菜单。"],
    [/^The page that you have requested .*$/, "没有这一页，现在打开的是总览：关闭本提示即可看，其他页面见菜单。"], [/^(.+), selected$/, "$1，已选"],
  ];
  const NAMES = ["aria-label", "title", "placeholder", "alt"];
  const OURS = ".cf, .js-plotly-plot, style, script";
  const chinese = (words) => {
    const known = SAID[words.trim()];
    return known ?? PHRASES.reduce((said, [english, ours]) => said.replace(english, ours), words);
  };
  const attributes = (element) => {
    for (const name of NAMES) {
      const words = element.getAttribute(name), said = words && chinese(words);
      if (said && said !== words) element.setAttribute(name, said);
    }
  };
  const text = (node) => {
    const said = chinese(node.data);
    if (said !== node.data) node.data = said;
  };
  const accepts = (node) => node.nodeType === Node.ELEMENT_NODE && node.matches(OURS) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
  const translate = (root) => {
    if ((root.nodeType === Node.TEXT_NODE ? root.parentElement : root)?.closest?.(OURS)) return;
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, accepts);
    for (let node = root; node; node = walk.nextNode()) node.nodeType === Node.TEXT_NODE ? text(node) : attributes(node);
  };
  document.documentElement.lang = "zh-CN";
  translate(document.body);
  new MutationObserver((changes) => {
    for (const change of changes) change.type === "childList" ? change.addedNodes.forEach(translate) : translate(change.target);
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: NAMES });
  return true;
})();
