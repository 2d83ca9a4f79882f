// What leaves the page as a file: the picture with its title and source, whole, without what is filtered out.
const EDGE = 20; // of empty paper around a picture
const TITLE = 26;
const SOURCE = 14;
const NARROWEST = 480; // of a picture, so that its title has room

const shownNodes = () => Object.keys(data.nodes).filter(isVisibleNode);
const shownEdges = () => Object.keys(data.edges).filter(isVisibleEdge);

function hand(name, type, content) {
  const link = make('a', { href: URL.createObjectURL(new Blob([content], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

// Breaks a text into lines of a width, as it is measured on a canvas.
function fold(text, size, weight, room) {
  tester.font = font(size, weight);
  const lines = [''];
  for (const char of text) {
    const longer = lines[lines.length - 1] + char;
    if (tester.measureText(longer).width > room) lines.push(char);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

// Returns the sheet of a picture: its room, and its title and source with the place of each line's foot.
function sheet() {
  const bands = shownBands().map(({ x, y, width, height }) => [x, y, x + width, y + height]);
  const unions = shownNodes().map((id) => cornersOf(placeOf(id)));
  const labels = labelsShown().map(([id, { width, height }]) => cornersOf({ x: courseOf(id).x, y: courseOf(id).y, width, height }));
  const bends = shownEdges().map(courseOf).map(({ x, y }) => [x, y, x, y]);
  const corners = bands.concat(unions, labels, bends);
  const inner = spanOf(corners.length ? corners : [[0, 0, 0, 0]]);
  const width = Math.max(inner.right - inner.left, NARROWEST);
  const title = fold(say(data.title), TITLE, 700, width);
  const source = fold(sourceLine(), SOURCE, 400, width);
  const head = title.length * TITLE * LINE + EDGE;
  const top = inner.top - EDGE - head;
  const texts = title.map((line, at) => ({ line, size: TITLE, weight: 700, y: top + EDGE + (at + 0.9) * TITLE * LINE }));
  source.forEach((line, at) => {
    texts.push({ line, size: SOURCE, weight: 400, y: inner.bottom + EDGE + (at + 0.6) * SOURCE * LINE });
  });
  const bottom = inner.bottom + EDGE + source.length * SOURCE * LINE + EDGE / 2;
  return { x: inner.left - EDGE, y: top, width: width + 2 * EDGE, height: bottom - top, left: inner.left, texts };
}

// Draws the map once more, larger and with its title, and hands it over as a PNG file.
function savePng() {
  const paper = sheet();
  const scale = 2;
  const canvas = make('canvas', { width: Math.ceil(paper.width * scale), height: Math.ceil(paper.height * scale) });
  const context = canvas.getContext('2d');
  context.scale(scale, scale);
  context.translate(-paper.x, -paper.y);
  context.fillStyle = data.themes[theme()].paper;
  context.fillRect(paper.x, paper.y, paper.width, paper.height);
  for (const paintPart of [paintBands, paintLines, paintBoxes, paintMarks, paintLabels]) paintPart(context);
  context.fillStyle = data.themes[theme()].ink;
  context.textAlign = 'left';
  for (const { line, size, weight, y } of paper.texts) {
    context.font = font(size, weight);
    context.fillText(line, paper.left, y);
  }
  canvas.toBlob((blob) => hand(`${say(data.title)}.png`, 'image/png', blob));
}
