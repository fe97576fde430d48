// Lays a number on each control of a page, and an outline: dashed around what no sentence can name.
(marks) => {
  const sheet = document.createElement("div");
  sheet.style.cssText = "position:absolute;left:0;top:0;z-index:2147483647;pointer-events:none";
  for (const { number, named, x, y, width, height } of marks) {
    const color = named ? "#0b6b3a" : "#a8124f", outline = document.createElement("div"), badge = document.createElement("div");
    outline.style.cssText = `position:absolute;box-sizing:border-box;left:${x - 2}px;top:${y - 2}px;width:${width + 4}px;height:${height + 4}px;border:2px ${named ? "solid" : "dashed"} ${color}`;
    badge.style.cssText = `position:absolute;left:${Math.max(0, x - 10)}px;top:${Math.max(0, y - 14)}px;background:${color};color:#fff;font:bold 11px/15px sans-serif;padding:0 4px;border-radius:7px`;
    badge.textContent = number;
    sheet.append(outline, badge);
  }
  document.documentElement.append(sheet);
  return sheet;
}
